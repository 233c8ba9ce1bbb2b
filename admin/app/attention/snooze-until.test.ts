import { expect, test } from "vitest";
import { snoozeUntil } from "./snooze-until.ts";

const saturday = new Date("2026-11-21T22:30:00Z");

test.each([
  ["tomorrow", "", "Europe/Stockholm", "2026-11-22T07:00:00.000Z"],
  ["tomorrow", "", "Asia/Tokyo", "2026-11-22T23:00:00.000Z"],
  ["nextWeek", "", "Europe/Stockholm", "2026-11-23T07:00:00.000Z"],
  ["day", "2026-07-01", "Europe/Stockholm", "2026-07-01T06:00:00.000Z"],
  ["day", "2027-03-28", "Europe/Stockholm", "2027-03-28T06:00:00.000Z"],
] as const)("%s %s in %s is %s", (choice, day, timeZone, until) => {
  const found = snoozeUntil(choice, day, { now: saturday, timeZone });
  expect(found?.toISOString()).toBe(until);
});

test("on a Monday next week is the Monday after", () => {
  const monday = new Date("2026-11-23T10:00:00Z");
  expect(
    snoozeUntil("nextWeek", "", {
      now: monday,
      timeZone: "Etc/UTC",
    })?.toISOString(),
  ).toBe("2026-11-30T08:00:00.000Z");
});

test.each(["", "someday", "2026-13-45"])("%j is no day", (day) => {
  expect(
    snoozeUntil("day", day, { now: saturday, timeZone: "Etc/UTC" }),
  ).toBeNull();
});
