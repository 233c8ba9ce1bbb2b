import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { buttonLook } from "../button.tsx";
import { cn } from "../cn.ts";
import { LinkButton } from "../link-button.tsx";
import { useWords } from "../words.tsx";
import { AgendaView } from "./agenda-view.tsx";
import {
  addDays,
  addMonths,
  AGENDA_DAYS,
  calendarViews,
  wallTime,
  type CalendarView,
  type Day,
} from "./calendar-days.ts";
import type { CalendarEvent, PlacedEvent } from "./calendar-event.ts";
import { MonthView } from "./month-view.tsx";
import { useDayNames } from "./use-day-names.ts";
import { WeekView } from "./week-view.tsx";

/**
 * Events by month, week or as a list of days. What is shown is the address's business: every way on is a link that `hrefOf`
 * writes, so it works without JavaScript and can be sent to a colleague; {@link calendarSpan} tells the loader what to load. With no
 * `view` a phone shows the agenda and anything wider the month. On the month's days the arrow keys walk.
 */
export function Calendar({ view, ...face }: CalendarProps) {
  if (view) return <Face {...face} view={view} isChosen />;
  return (
    <>
      <Face {...face} view="agenda" className="sm:hidden" />
      <Face {...face} view="month" className="max-sm:hidden" />
    </>
  );
}

function Face({
  label,
  view,
  date,
  today,
  zone,
  events,
  hrefOf,
  empty,
  isChosen = false,
  className,
}: FaceProps) {
  const placed = placeIn(zone, events);
  const shared = { date, today, zone, events: placed, hrefOf };
  return (
    <section
      aria-label={label}
      className={cn("flex flex-col gap-3", className)}
    >
      <Toolbar {...{ view, date, today, hrefOf, isChosen }} />
      {view === "month" && <MonthView {...shared} />}
      {view === "week" && <WeekView {...shared} empty={empty} />}
      {view === "agenda" && <AgendaView {...shared} empty={empty} />}
    </section>
  );
}

/** Where each event stands on the wall of a zone, in the order of time. */
function placeIn(zone: string, events: CalendarEvent[]): PlacedEvent[] {
  return events
    .map((event) => ({ ...event, ...wallTime(event.startsAt, zone) }))
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
}

function Toolbar({
  view,
  date,
  today,
  hrefOf,
  isChosen,
}: Pick<FaceProps, "view" | "date" | "today" | "hrefOf" | "isChosen">) {
  const words = useWords();
  const names = useDayNames();
  // Left open, the other days are looked at in the same way: by what the screen has room for.
  const to = (day: Day) =>
    hrefOf({ view: isChosen ? view : undefined, date: day });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Step href={to(step(view, date, -1))} label={words.previous}>
        <ChevronLeft aria-hidden className="rtl:rotate-180" />
      </Step>
      <Step href={to(step(view, date, 1))} label={words.next}>
        <ChevronRight aria-hidden className="rtl:rotate-180" />
      </Step>
      <LinkButton href={to(today)}>{words.today}</LinkButton>
      <h2
        aria-live="polite"
        suppressHydrationWarning
        className="order-first basis-full text-base font-semibold sm:order-none sm:flex-1 sm:basis-auto"
      >
        {names.span(view, date)}
      </h2>
      <nav aria-label={words.view} className="ms-auto">
        <ul className="flex">
          {calendarViews.map((each) => (
            <li key={each} className="-ms-px first:ms-0">
              <Link
                href={hrefOf({ view: each, date })}
                aria-current={each === view ? "page" : undefined}
                className={cn(
                  buttonLook({ variant: "secondary" }),
                  "rounded-none in-[li:first-child]:rounded-s-control in-[li:last-child]:rounded-e-control",
                  "aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent",
                )}
              >
                {words[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Step({
  href,
  label,
  children,
}: {
  href: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      aria-label={label}
      className={cn(buttonLook(), "aspect-square px-0 touch:min-w-11")}
    >
      {children}
    </Link>
  );
}

function step(view: CalendarView, date: Day, direction: 1 | -1): Day {
  const steps: Record<CalendarView, () => Day> = {
    month: () => addMonths(date, direction),
    week: () => addDays(date, 7 * direction),
    agenda: () => addDays(date, AGENDA_DAYS * direction),
  };
  return steps[view]();
}

/** Writes the address of a view of a day; no view: whatever the screen has room for. */
export type CalendarHref = (place: {
  view?: CalendarView;
  date: Day;
}) => string;

export type CalendarProps = {
  /** Names the calendar for screen readers. */
  label: string;
  view?: CalendarView;
  /** The day that the view is about, and the day that it is, both in `zone`. */
  date: Day;
  today: Day;
  /** The reader's IANA zone, in which all times are shown. */
  zone: string;
  events: CalendarEvent[];
  hrefOf: CalendarHref;
  /** In place of days without events; the views of the month and the week stay as they are. */
  empty: ReactNode;
};

type FaceProps = Omit<CalendarProps, "view"> & {
  view: CalendarView;
  isChosen?: boolean;
  className?: string;
};
