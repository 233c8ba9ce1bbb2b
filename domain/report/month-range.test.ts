import { expect, test } from "vitest";
import { boundsOf, isMonth, monthsIn } from "./month-range.ts";

test("a range of months goes over the turn of the year and has both its ends", () => {
  expect(monthsIn({ from: "2026-11", to: "2027-02" })).toEqual([
    ...["2026-11", "2026-12", "2027-01", "2027-02"],
  ]);
  expect(monthsIn({ from: "2026-11", to: "2026-11" })).toEqual(["2026-11"]);
  expect(monthsIn({ from: "2026-11", to: "2026-10" })).toEqual([]);
});

test("it lasts from the first instant of the first month to the first one after the last, in UTC", () => {
  expect(boundsOf({ from: "2026-02", to: "2026-12" })).toEqual({
    since: new Date("2026-02-01T00:00:00Z"),
    until: new Date("2027-01-01T00:00:00Z"),
  });
});

test.each([
  "2026-13",
  "2026-00",
  "26-10",
  "2026-1",
  "0026-10",
  "2026-10\n",
  "",
])("%j is no month", (text) => {
  expect(isMonth(text)).toBe(false);
});
