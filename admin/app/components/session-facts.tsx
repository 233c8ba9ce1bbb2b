import { Card, Pill, TextLink } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { SessionQuery } from "../session/session.queries.ts";
import { ClassTime } from "./class-time.tsx";
import { SessionPill } from "./session-pill.tsx";

type Session = NonNullable<ResultOf<typeof SessionQuery>["session"]>;

/** What a class is, when and where. */
export function SessionFacts({
  session,
  zone,
  now,
}: {
  session: Session;
  zone: string;
  now: number;
}) {
  const text = useText();
  const { startsAt, timeZone, series, meetingUrl } = session;
  return (
    <Card title={text("session.facts")}>
      <dl className="grid gap-x-4 gap-y-3 text-sm sm:grid-cols-2">
        <Fact term={text("session.when")}>
          <ClassTime {...{ startsAt, timeZone, zone }} />
        </Fact>
        <Fact term={text("session.minutes")}>
          {text("session.minutesOf", { count: session.minutes })}
        </Fact>
        <Fact term={text("sessions.seats")}>
          <span className="flex items-center gap-2">
            {text("sessions.seatsTaken", {
              taken: session.seatsTaken,
              capacity: session.capacity,
            })}
            <SessionPill {...{ session, now }} />
          </span>
        </Fact>
        <Fact term={text("session.kind")}>
          <Pill>{text(`session.kind.${session.kind}`)}</Pill>
        </Fact>
        <Fact term={text("sessions.instructor")}>
          <bdi>{session.instructorName ?? text("session.nobody")}</bdi>
        </Fact>
        <Fact term={text("sessions.column.room")}>
          <bdi>{session.room ?? text("session.nowhere")}</bdi>
        </Fact>
        {meetingUrl && (
          <Fact term={text("session.meetingUrl")}>
            <TextLink href={meetingUrl} target="_blank" rel="noreferrer">
              {meetingUrl}
            </TextLink>
          </Fact>
        )}
        {series && (
          <Fact term={text("session.series")}>
            {text("session.seriesOf", {
              count: series.sessionCount,
              rule: series.rule,
            })}
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
