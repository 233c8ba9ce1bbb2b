import { Check, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { Card } from "../card.tsx";
import { cn } from "../cn.ts";
import { Pill } from "../pill.tsx";
import { useWords } from "../words.tsx";
import { addDays, AGENDA_DAYS, type Day } from "./calendar-days.ts";
import { eventLook, type PlacedEvent } from "./calendar-event.ts";
import { useDayNames } from "./use-day-names.ts";
import { useTimes } from "./use-times.ts";
import type { ViewProps } from "./view-props.ts";

/** The days on which something happens, one under the other; `days` are the thirty from the date on unless given. */
export function AgendaView({
  date,
  today,
  zone,
  events,
  empty,
  days = Array.from({ length: AGENDA_DAYS }, (_, index) =>
    addDays(date, index),
  ),
}: ViewProps & { days?: Day[] }) {
  const names = useDayNames();
  const words = useWords();
  const filled = days
    .map((day) => ({ day, own: events.filter((event) => event.day === day) }))
    .filter(({ own }) => own.length > 0);
  if (filled.length === 0) return <Card>{empty}</Card>;
  return (
    <ol className="flex flex-col gap-4">
      {filled.map(({ day, own }) => (
        <li key={day}>
          <h3 className="mb-1 text-sm font-semibold">
            {names.long(day)}
            {day === today && (
              <span className="font-normal text-muted"> · {words.today}</span>
            )}
          </h3>
          <ul className="flex flex-col gap-2">
            {own.map((event) => (
              <li key={event.id}>
                <Row event={event} zone={zone} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Row({ event, zone }: { event: PlacedEvent; zone: string }) {
  const times = useTimes(zone);
  const { startsAt, minutes, title, tag, note, timeZone, href } = event;
  const look = event.look ?? "open";
  const there = times.there(startsAt, timeZone);
  return (
    <Frame href={href}>
      <span
        aria-hidden
        className={cn(
          "w-1 shrink-0 self-stretch rounded-full border",
          eventLook[look],
        )}
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          <time dateTime={startsAt} suppressHydrationWarning>
            {times.range(startsAt, minutes)}
          </time>
          {there !== undefined && (
            <span suppressHydrationWarning>{`(${there})`}</span>
          )}
        </span>
        <span
          className={cn(
            "flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere",
            look === "off" && "line-through",
          )}
        >
          {tag !== undefined && <Pill>{tag}</Pill>}
          <bdi className="min-w-0">{title}</bdi>
        </span>
        {note !== undefined && (
          <span className="flex items-center gap-1 text-sm text-muted">
            {look === "own" && (
              <Check aria-hidden className="size-4 text-accent" />
            )}
            {note}
          </span>
        )}
      </span>
      {href !== undefined && (
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted rtl:rotate-180"
        />
      )}
    </Frame>
  );
}

function Frame({ href, children }: { href?: string; children: ReactNode }) {
  const look =
    "flex min-h-11 items-center gap-3 rounded-panel border border-line bg-surface p-3";
  if (href === undefined) return <div className={look}>{children}</div>;
  return (
    <Link href={href} className={cn(look, "hover:bg-sunken")}>
      {children}
    </Link>
  );
}
