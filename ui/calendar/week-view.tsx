import { useEffect, useRef } from "react";
import { Link } from "react-aria-components";
import { cn } from "../cn.ts";
import { AgendaView } from "./agenda-view.tsx";
import { weekOf } from "./calendar-days.ts";
import type { PlacedEvent } from "./calendar-event.ts";
import { EventChip } from "./event-chip.tsx";
import { layOut } from "./lanes.ts";
import { useDayNames } from "./use-day-names.ts";
import type { ViewProps } from "./view-props.ts";

/** Pixels of an hour. */
const HOUR = 48;
/** The hours that are shown even where nothing happens. */
const USUAL_HOURS = { from: 8, to: 18 };
/** So short a box that its text would not fit is drawn longer, in minutes. */
const SHORTEST = 30;
const DAY_MINUTES = 24 * 60;

/** A week: seven columns of hours; on a phone the list of its seven days. Opens at the earliest event. What runs past midnight is cut there. */
export function WeekView(props: ViewProps) {
  const week = weekOf(props.date);
  const events = props.events.filter(({ day }) => week.includes(day));
  return (
    <>
      <div className="sm:hidden">
        <AgendaView {...props} events={events} days={week} />
      </div>
      <Columns {...props} events={events} week={week} />
    </>
  );
}

function Columns({
  week,
  today,
  zone,
  events,
  hrefOf,
}: ViewProps & { week: string[] }) {
  const names = useDayNames();
  const hours = hoursOf(events);
  const height = hours.length * HOUR;
  const top = (hours[0] ?? 0) * 60;
  const scroller = useRef<HTMLDivElement>(null);
  const earliest = Math.min(...events.map(({ minute }) => minute));
  const [monday] = week;
  useEffect(() => {
    if (!Number.isFinite(earliest)) return;
    // Half an hour of air above; the days' names stay where they are.
    const above = ((earliest - top) / 60 - 0.5) * HOUR;
    scroller.current?.scrollTo({ top: Math.max(above, 0) });
  }, [monday, earliest, top]);
  return (
    <div
      ref={scroller}
      className="max-h-[70dvh] overflow-y-auto rounded-panel border border-line bg-surface max-sm:hidden"
    >
      <div className="sticky top-0 z-10 flex border-b border-line bg-surface">
        <span className="w-14 shrink-0" />
        {week.map((day) => (
          <Link
            key={day}
            href={hrefOf({ view: "agenda", date: day })}
            aria-current={day === today ? "date" : undefined}
            aria-label={names.full(day)}
            className={cn(
              "flex min-h-11 min-w-0 flex-1 flex-col items-center justify-center border-s border-line text-xs focus-visible:-outline-offset-2 hover:bg-sunken",
              day === today ? "font-semibold text-accent" : "text-muted",
            )}
          >
            {names.weekday(day)}
            <span className="text-sm">{names.number(day)}</span>
          </Link>
        ))}
      </div>
      <div className="flex" style={{ height }}>
        <div aria-hidden className="relative w-14 shrink-0">
          {hours.slice(1).map((hour, index) => (
            <span
              key={hour}
              suppressHydrationWarning
              className="absolute end-1 -translate-y-1/2 text-2xs whitespace-nowrap text-muted"
              style={{ top: (index + 1) * HOUR }}
            >
              {names.hour(hour)}
            </span>
          ))}
        </div>
        {week.map((day) => (
          <ul
            key={day}
            aria-label={names.full(day)}
            className="relative min-w-0 flex-1 border-s border-line"
            style={{
              backgroundImage:
                "linear-gradient(to bottom, var(--color-line) 1px, transparent 1px)",
              backgroundSize: `100% ${HOUR}px`,
            }}
          >
            {layOut(
              events.filter((event) => event.day === day).map(stretch),
            ).map(({ event, start, end, lane, lanes }) => (
              <li
                key={event.id}
                className="absolute p-px"
                style={{
                  top: ((start - top) / 60) * HOUR,
                  height: ((end - start) / 60) * HOUR,
                  insetInlineStart: `${(lane / lanes) * 100}%`,
                  width: `${100 / lanes}%`,
                }}
              >
                <EventChip event={event} zone={zone} roomy className="h-full" />
              </li>
            ))}
          </ul>
        ))}
      </div>
    </div>
  );
}

const stretch = (event: PlacedEvent) => ({
  event,
  start: Math.min(event.minute, DAY_MINUTES - SHORTEST),
  end: Math.min(event.minute + Math.max(event.minutes, SHORTEST), DAY_MINUTES),
});

/** The usual hours, and as many before and after as the events need. */
function hoursOf(events: PlacedEvent[]): number[] {
  const stretches = events.map(stretch);
  const from = Math.min(
    USUAL_HOURS.from,
    ...stretches.map(({ start }) => Math.floor(start / 60)),
  );
  const to = Math.max(
    USUAL_HOURS.to,
    ...stretches.map(({ end }) => Math.ceil(end / 60)),
  );
  return Array.from({ length: to - from }, (_, index) => from + index);
}
