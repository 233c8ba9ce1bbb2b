import type { CalendarEvent } from "@throughline/ui";
import type { Text } from "../messages/use-text.ts";
import type { CalendarClass } from "./calendar.query.ts";

/** A class as the calendar draws it: tagged with its steps, with how full it is and who teaches it. */
export function eventOf(each: CalendarClass, text: Text): CalendarEvent {
  const { id, startsAt, minutes, timeZone, title, steps, state } = each;
  const isOff = state === "CANCELED";
  const seats = isOff
    ? text("calendar.canceled")
    : text("reports.takenOf", { taken: each.seatsTaken, all: each.capacity });
  return {
    ...{ id, startsAt, minutes, timeZone, title },
    href: `/sessions/${id}`,
    note: [seats, each.instructorName].filter(Boolean).join(" · "),
    look: isOff ? "off" : each.seatsLeft === 0 ? "full" : "open",
    ...(steps.length > 0 && {
      tag: steps.map(({ label }) => label).join(", "),
    }),
  };
}
