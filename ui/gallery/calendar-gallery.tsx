import { Calendar } from "../calendar/calendar.tsx";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import { Card } from "../card.tsx";
import { EmptyState } from "../empty-state.tsx";

/** The calendar as it opens, and each of its views. */
export function CalendarGallery() {
  const shared = {
    date: "2026-11-18",
    today: "2026-11-18",
    zone: "America/Chicago",
    events,
    hrefOf: () => "#calendar",
    empty: <EmptyState title="No classes in these days" />,
  };
  return (
    <Card title="When is what?">
      <div className="flex flex-col gap-8">
        <Calendar label="As it opens" {...shared} />
        <Calendar label="A week" {...shared} view="week" />
        <Calendar label="The agenda" {...shared} view="agenda" />
        <Calendar label="Nothing" {...shared} view="agenda" events={[]} />
      </div>
    </Card>
  );
}

const event = (
  id: string,
  startsAt: string,
  rest: Partial<CalendarEvent> = {},
): CalendarEvent => ({
  id,
  startsAt,
  minutes: 90,
  title: "Foundations",
  tag: "SFZ-1",
  timeZone: "America/New_York",
  href: "#class",
  ...rest,
});

const events: CalendarEvent[] = [
  event("1", "2026-11-17T16:00:00Z", { look: "own", note: "Booked" }),
  event("2", "2026-11-18T15:00:00Z", { note: "3 seats left" }),
  event("3", "2026-11-18T15:30:00Z", { look: "full", note: "Full" }),
  event("4", "2026-11-18T20:00:00Z", {
    look: "waiting",
    note: "You are second in line",
    tag: "SFZ-2",
    title: "A class with a name so long that no box of a month can hold it",
  }),
  event("5", "2026-11-18T22:00:00Z", { look: "off", note: "Canceled" }),
  event("6", "2026-11-20T17:00:00Z", { title: "صف المجموعة" }),
];
