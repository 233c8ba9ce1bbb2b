import { expect, test } from "vitest";
import { clockRange } from "./clock-range.ts";

const range = (from: string, to: string, locale = "en") =>
  clockRange(Date.parse(from), Date.parse(to), {
    locale,
    zone: "America/New_York",
  }).replaceAll(/\s/g, " ");

test("within a half of the day it is named once", () => {
  expect(range("2026-12-01T23:00Z", "2026-12-02T00:30Z")).toBe(
    "6:00 – 7:30 PM",
  );
  expect(range("2026-12-01T17:00Z", "2026-12-01T18:30Z")).toBe(
    "12:00 – 1:30 PM",
  );
});

test("from midnight on it is named twice, as 12:00 would be read as noon", () => {
  expect(range("2026-12-01T05:00Z", "2026-12-01T06:30Z")).toBe(
    "12:00 AM – 1:30 AM",
  );
  expect(range("2026-12-01T05:00Z", "2026-12-01T06:30Z", "en-GB")).toBe(
    "00:00–01:30",
  );
});

test("past midnight no dates are written", () => {
  expect(range("2026-12-01T03:30Z", "2026-12-01T05:00Z")).toBe(
    "10:30 PM – 12:00 AM",
  );
});
