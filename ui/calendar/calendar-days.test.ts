import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  calendarSpan,
  dayIn,
  daysShown,
  isDay,
  monthWeeks,
  wallTime,
  weekOf,
} from "./calendar-days.ts";

test("a day is one of the calendar", () => {
  expect(isDay("2026-11-21")).toBe(true);
  expect(isDay("2026-02-30")).toBe(false);
  expect(isDay("9999999-01-01")).toBe(false);
  expect(isDay("today")).toBe(false);
});

test("days and months are counted over the year's end", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
});

test("a week runs from Monday to Sunday", () => {
  expect(weekOf("2026-11-22")).toEqual(weekOf("2026-11-16"));
  expect(weekOf("2026-11-22")[0]).toBe("2026-11-16");
});

test("a month is shown in whole weeks", () => {
  const weeks = monthWeeks("2026-11-21");
  expect(weeks[0]?.[0]).toBe("2026-10-26");
  expect(weeks.at(-1)?.[6]).toBe("2026-12-06");
  expect(monthWeeks("2027-02-10")).toHaveLength(4);
});

test("without a view chosen, the month and the agenda are both asked for", () => {
  expect(daysShown(undefined, "2026-11-21")).toEqual({
    from: "2026-10-26",
    until: "2026-12-21",
  });
});

describe("in a zone", () => {
  test("the day is that of the wall", () => {
    expect(dayIn("2026-11-21T03:00:00Z", "America/New_York")).toBe(
      "2026-11-20",
    );
    expect(wallTime("2026-11-21T03:30:00Z", "Asia/Kolkata")).toEqual({
      day: "2026-11-21",
      minute: 9 * 60,
    });
  });

  test("a span begins at midnight, also in the night when the clocks change", () => {
    const span = (date: string) =>
      calendarSpan({ view: "week", date, zone: "America/New_York" });
    expect(span("2026-03-09")).toEqual({
      from: "2026-03-09T04:00:00.000Z",
      until: "2026-03-16T04:00:00.000Z",
    });
    expect(span("2026-03-08").from).toBe("2026-03-02T05:00:00.000Z");
    expect(span("2026-11-01").until).toBe("2026-11-02T05:00:00.000Z");
  });
});
