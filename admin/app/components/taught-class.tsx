import { Link } from "@remix-run/react";
import { Pill } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { ChevronRight } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { SessionRow } from "../session/session.fields.ts";
import { ClassTime } from "./class-time.tsx";
import { SessionPill } from "./session-pill.tsx";

/** A class in its instructor's list, leading to its roll. */
export function TaughtClass({
  session,
  zone,
  now,
}: {
  session: ResultOf<typeof SessionRow> & { markedCount: number };
  zone: string;
  now: number;
}) {
  const text = useText();
  const { id, title, startsAt, timeZone, room, seatsTaken, steps } = session;
  const isBegun = Date.parse(startsAt) <= now && session.state === "SCHEDULED";
  const unmarked = Math.max(0, seatsTaken - session.markedCount);
  const labels = steps.map(({ label }) => label).join(", ");
  return (
    <li>
      <Link
        to={`/teaching/${id}`}
        className="flex min-h-11 items-center gap-3 rounded-panel border border-line p-3 hover:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-medium wrap-anywhere">
            <bdi>{labels ? `${labels} · ${title}` : title}</bdi>
          </span>
          <span className="block text-sm text-muted">
            <ClassTime {...{ startsAt, timeZone, zone }} />
            {room && <span className="block wrap-anywhere">{room}</span>}
          </span>
          <span className="mt-1 flex flex-wrap items-center gap-2 text-sm">
            {text("sessions.seatsTaken", {
              taken: seatsTaken,
              capacity: session.capacity,
            })}
            <SessionPill {...{ session, now }} />
            {isBegun && unmarked > 0 && (
              <Pill tone="waiting">
                {text("teaching.unmarked", { count: unmarked })}
              </Pill>
            )}
          </span>
        </span>
        <ChevronRight
          aria-hidden
          className="size-5 shrink-0 text-muted rtl:rotate-180"
        />
      </Link>
    </li>
  );
}
