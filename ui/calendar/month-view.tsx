import type { KeyboardEvent } from "react";
import { Link } from "react-aria-components";
import { cn } from "../cn.ts";
import { useNumber } from "../use-number.ts";
import { VisuallyHidden } from "../visually-hidden.tsx";
import { useWords } from "../words.tsx";
import { addDays, monthWeeks, weekOf, type Day } from "./calendar-days.ts";
import { EventChip } from "./event-chip.tsx";
import type { ViewProps } from "./view-props.ts";
import { useDayNames } from "./use-day-names.ts";

/** More than these of a day are counted, and shown on the day's own list. */
const SHOWN_OF_A_DAY = 3;

/** A month as a table of weeks. A phone has room for how many there are, not for which: each day leads to its list. */
export function MonthView({ date, today, zone, events, hrefOf }: ViewProps) {
  const names = useDayNames();
  const month = date.slice(0, 7);
  return (
    <table
      role="grid"
      className="w-full table-fixed border-collapse overflow-hidden rounded-panel bg-surface"
      onKeyDown={walk}
    >
      <caption className="sr-only">{names.span("month", date)}</caption>
      <thead>
        <tr>
          {weekOf(date).map((day) => (
            <th
              key={day}
              scope="col"
              className="border border-line py-1 text-center text-xs font-medium text-muted"
            >
              <span aria-hidden>{names.weekday(day)}</span>
              <VisuallyHidden>{names.weekdayInFull(day)}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(date).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                isToday={day === today}
                isOutside={!day.startsWith(month)}
                href={hrefOf({ view: "agenda", date: day })}
                zone={zone}
                events={events.filter((event) => event.day === day)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({
  day,
  isToday,
  isOutside,
  href,
  zone,
  events,
}: {
  day: Day;
  isToday: boolean;
  isOutside: boolean;
  href: string;
  zone: string;
  events: ViewProps["events"];
}) {
  const words = useWords();
  const names = useDayNames();
  const { count } = useNumber();
  const rest = events.length - SHOWN_OF_A_DAY;
  return (
    <td
      className={cn(
        "h-14 border border-line p-0.5 align-top sm:h-28 sm:p-1",
        isOutside && "bg-canvas",
      )}
    >
      <Link
        href={href}
        data-day={day}
        aria-current={isToday ? "date" : undefined}
        aria-label={`${names.full(day)}, ${count(events.length)} ${words.events}`}
        className={cn(
          "flex min-h-11 flex-col items-center rounded-control text-xs hover:bg-sunken sm:min-h-6 sm:items-start sm:px-1",
          isOutside && "text-muted",
        )}
      >
        <span
          className={cn(
            "grid size-6 place-items-center",
            isToday && "rounded-full bg-ink font-semibold text-canvas",
          )}
        >
          {names.number(day)}
        </span>
        {events.length > 0 && (
          <span className="rounded-full bg-accent-soft px-1.5 font-medium text-accent sm:hidden">
            {count(events.length)}
          </span>
        )}
      </Link>
      <ul className="mt-0.5 hidden flex-col gap-0.5 sm:flex">
        {events.slice(0, SHOWN_OF_A_DAY).map((event) => (
          <li key={event.id} className="min-w-0">
            <EventChip event={event} zone={zone} />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Link
              href={href}
              className="flex min-h-6 items-center rounded-control px-1 text-xs text-muted hover:text-ink hover:underline"
            >
              {words.more.replace("{count}", count(rest))}
            </Link>
          </li>
        )}
      </ul>
    </td>
  );
}

/** From a day the arrow keys go to the one beside, above or below it, Home and End to the ends of its week. */
function walk(event: KeyboardEvent<HTMLTableElement>) {
  const from = (event.target as HTMLElement).dataset.day;
  if (from === undefined) return;
  const isTurned =
    getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const week = weekOf(from);
  const targets: Record<string, Day | undefined> = {
    ArrowLeft: addDays(from, -isTurned),
    ArrowRight: addDays(from, isTurned),
    ArrowUp: addDays(from, -7),
    ArrowDown: addDays(from, 7),
    Home: week[0],
    End: week[6],
  };
  const to = targets[event.key];
  const cell = event.currentTarget.querySelector<HTMLElement>(
    `[data-day="${to ?? ""}"]`,
  );
  if (!cell) return;
  event.preventDefault();
  cell.focus();
}
