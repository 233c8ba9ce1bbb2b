import type { ReactNode } from "react";
import type { CalendarHref } from "./calendar.tsx";
import type { Day } from "./calendar-days.ts";
import type { PlacedEvent } from "./calendar-event.ts";

/** What each view of the calendar is drawn from. */
export type ViewProps = {
  date: Day;
  today: Day;
  zone: string;
  events: PlacedEvent[];
  hrefOf: CalendarHref;
  empty?: ReactNode;
};
