import { expect, test } from "vitest";
import type { CalendarClass } from "./calendar.query.ts";
import { eventOf } from "./class-event.ts";

const text = (id: string, values?: object) =>
  `${id}${values ? JSON.stringify(values) : ""}`;

const lab: CalendarClass = {
  id: "s",
  title: "Colour lab",
  state: "SCHEDULED",
  startsAt: "2026-11-25T18:30:00Z",
  minutes: 90,
  timeZone: "America/Chicago",
  capacity: 3,
  seatsTaken: 2,
  seatsLeft: 1,
  instructorName: "Marcus Bell",
  steps: [
    { id: "1", label: "LSP-3" },
    { id: "2", label: "SFZ-1" },
  ],
};

test("a class is tagged with its steps and says how full it is and who teaches it", () => {
  expect(eventOf(lab, text)).toMatchObject({
    tag: "LSP-3, SFZ-1",
    look: "open",
    href: "/sessions/s",
    note: 'reports.takenOf{"taken":2,"all":3} · Marcus Bell',
  });
});

test("a full class and a canceled one look otherwise", () => {
  expect(eventOf({ ...lab, seatsLeft: 0 }, text).look).toBe("full");
  const canceled = eventOf(
    { ...lab, state: "CANCELED", steps: [], instructorName: null },
    text,
  );
  expect(canceled).toMatchObject({ look: "off", note: "calendar.canceled" });
  expect(canceled.tag).toBeUndefined();
});
