import { Card, Pill, TextLink } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { SessionQuery } from "../session/session.queries.ts";
import { ruleInWords } from "../session/rule-in-words.ts";
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
  const rule = series && ruleInWords(series.rule, text);
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
              rule: rule ? `, ${rule}` : "",
            })}
            <Later session={session} />
          </Fact>
        )}
      </dl>
    </Card>
  );
}

/** So many classes are linked. */
const MOST = 8;

/** The next classes of the series, which lead on to those after them. */
function Later({ session: { id, restOfSeries } }: { session: Session }) {
  const text = useText();
  const later = (restOfSeries?.sessions ?? [])
    .filter((one) => one.id !== id)
    .slice(0, MOST);
  if (later.length === 0) return null;
  return (
    <p>
      {text("session.seriesNext")}
      {later.map((one, at) => (
        <span key={one.id}>
          {at > 0 && " · "}
          <TextLink href={`/sessions/${one.id}`}>{dayOf(one)}</TextLink>
        </span>
      ))}
    </p>
  );
}

const dayOf = ({
  startsAt,
  timeZone,
}: {
  startsAt: string;
  timeZone: string;
}) =>
  new Intl.DateTimeFormat("en", {
    day: "numeric",
    month: "short",
    timeZone,
  }).format(new Date(startsAt));

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
