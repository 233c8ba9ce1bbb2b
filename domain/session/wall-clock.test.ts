import { describe, expect, test } from "vitest";
import { readWallClock, wallClockOf } from "./wall-clock.ts";

const nights = [
  ["2026-03-28T02:30", "Europe/Berlin", "2026-03-28T01:30Z", "exact"],
  ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30Z", "gap"],
  ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30Z", "overlap"],
  ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30Z", "gap"],
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30Z", "overlap"],
  ["2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45Z", "gap"],
  ["2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45Z", "overlap"],
  ["2026-03-29T02:30", "Asia/Kathmandu", "2026-03-28T20:45Z", "exact"],
] as const;

describe("a wall clock's time", () => {
  test.each(nights)("%s in %s is %s (%s)", (local, zone, instant, clock) => {
    const startsAt = new Date(instant);
    expect(readWallClock(local, zone)).toEqual({ local, startsAt, clock });
  });

  test("that the clocks skip is later by what they skip, half an hour on Lord Howe", () => {
    const shown = (local: string, zone: string) =>
      wallClockOf(readWallClock(local, zone).startsAt, zone);
    expect(shown("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T03:30");
    expect(shown("2026-10-04T02:15", "Australia/Lord_Howe")).toBe(
      "2026-10-04T02:45",
    );
  });

  test("is what the clock shows again at that instant", () => {
    const zone = "Asia/Kathmandu";
    const { startsAt } = readWallClock("2026-11-16T18:45", zone);
    expect(wallClockOf(startsAt, zone)).toBe("2026-11-16T18:45");
  });
});
