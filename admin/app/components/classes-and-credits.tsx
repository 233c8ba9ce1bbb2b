import { Card, Highlight, Pill } from "@throughline/ui";
import type { Affairs, WaitDetail } from "../booking/affairs.fields.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { useText } from "../messages/use-text.ts";
import { BookingTable } from "./booking-table.tsx";
import { ClassTime } from "./class-time.tsx";
import { RightLedger } from "./right-ledger.tsx";
import { useStaff } from "./staff.ts";

/** What a student has booked and waits for, and each right and credit with its lines, as the student reads them. Live. */
export function ClassesAndCredits({
  affairs: { bookings, rights, waits },
  now,
}: {
  affairs: Affairs;
  now: number;
}) {
  const text = useText();
  useLiveEvents();
  const isEmpty = bookings.length + rights.length + waits.length === 0;
  return (
    <Card
      title={text("affairs.title")}
      description={isEmpty ? undefined : text("affairs.explain")}
      flush
    >
      {isEmpty ? (
        <p className="px-4 pb-4 text-sm text-muted">{text("affairs.none")}</p>
      ) : (
        <>
          <BookingTable bookings={bookings} now={now} />
          {waits.length > 0 && <Waits waits={waits} />}
          {rights.length > 0 && (
            <section className="border-t border-line px-4 py-3">
              <h3 className="text-xs font-medium text-muted">
                {text("affairs.rights")}
              </h3>
              <ul className="divide-y divide-line">
                {rights.map((right) => (
                  <RightLedger key={right.id} right={right} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Card>
  );
}

function Waits({ waits }: { waits: WaitDetail[] }) {
  const text = useText();
  const zone = useStaff()?.viewer.person.timeZone;
  return (
    <section className="border-t border-line px-4 py-3">
      <h3 className="text-xs font-medium text-muted">
        {text("affairs.waits")}
      </h3>
      <ul className="flex flex-col gap-2 pt-1">
        {waits.map((wait) => {
          const { id, session, enrollmentStep, reason } = wait;
          return (
            <li key={id} className="text-sm">
              <span className="flex flex-wrap items-center gap-2">
                <bdi className="wrap-anywhere">{session.title}</bdi>
                {enrollmentStep && <Pill>{enrollmentStep.label}</Pill>}
                <Highlight value={placeOf(wait)}>
                  <Pill tone={wait.position ? "waiting" : "neutral"}>
                    {wait.position
                      ? text("affairs.position", { position: wait.position })
                      : text(`affairs.wait.${wait.state}`)}
                  </Pill>
                </Highlight>
              </span>
              <ClassTime
                startsAt={session.startsAt}
                timeZone={session.timeZone}
                zone={zone}
              />
              {reason && (
                <p className="text-xs wrap-anywhere text-muted">{reason}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const placeOf = ({ state, position }: WaitDetail) => `${state} ${position}`;
