import { Card, DataTable, Pill } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { SessionQuery } from "../session/session.queries.ts";
import { PersonName } from "./person-name.tsx";
import { When } from "./when.tsx";

type Session = NonNullable<ResultOf<typeof SessionQuery>["session"]>;

const tones = {
  ATTENDED: "done",
  NO_SHOW: "failed",
  EXCUSED: "skipped",
} as const;

/** Who booked a class, each leading to the person. */
export function SessionAttendees({
  roll,
  actions,
}: Pick<Session, "roll"> & { actions?: ReactNode }) {
  const text = useText();
  return (
    <Card
      title={text("session.attendees", { count: roll.length })}
      actions={actions}
      flush
    >
      <DataTable
        caption={text("session.attendees", { count: roll.length })}
        rows={roll}
        rowKey={({ bookingId }) => bookingId}
        rowHref={({ person }) => `/people/${person.id}`}
        empty={
          <p className="px-4 pb-4 text-sm text-muted">
            {text("session.attendees.none")}
          </p>
        }
        columns={[
          {
            key: "name",
            heading: text("column.student"),
            cell: ({ name, person }) => (
              <PersonName name={name} email={person.email} />
            ),
          },
          {
            key: "step",
            heading: text("session.column.step"),
            cell: ({ stepLabel }) => stepLabel && <Pill>{stepLabel}</Pill>,
          },
          {
            key: "booked",
            heading: text("session.column.booked"),
            cell: ({ bookedAt }) => bookedAt && <When at={bookedAt} />,
          },
          {
            key: "mark",
            heading: text("roll.title"),
            cell: ({ mark }) =>
              mark && (
                <Pill tone={tones[mark]}>{text(`roll.mark.${mark}`)}</Pill>
              ),
          },
        ]}
      />
    </Card>
  );
}

/** Who waits for a seat, in order. */
export function SessionWaiting({ waiting }: Pick<Session, "waiting">) {
  const text = useText();
  return (
    <Card title={text("session.waiting", { count: waiting.length })} flush>
      <DataTable
        caption={text("session.waiting", { count: waiting.length })}
        rows={waiting}
        rowKey={({ id }) => id}
        rowHref={({ person }) => `/people/${person.id}`}
        empty={
          <p className="px-4 pb-4 text-sm text-muted">
            {text("session.waiting.none")}
          </p>
        }
        columns={[
          {
            key: "name",
            heading: text("column.student"),
            cell: ({ name }) => <PersonName name={name} />,
          },
          {
            key: "step",
            heading: text("session.column.step"),
            cell: ({ stepLabel }) => stepLabel && <Pill>{stepLabel}</Pill>,
          },
          {
            key: "joined",
            heading: text("session.column.joined"),
            cell: ({ joinedAt, offerExpiresAt, reason }) => (
              <span className="flex flex-wrap items-center gap-2">
                <When at={joinedAt} />
                {offerExpiresAt && (
                  <Pill tone="accent">{text("session.waiting.offered")}</Pill>
                )}
                {reason && (
                  <span className="basis-full text-xs wrap-anywhere text-muted">
                    {text("session.waiting.passedOver", { reason })}
                  </span>
                )}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
