import { expect, test } from "vitest";
import { timeSteps } from "./time-steps.ts";

const ms = (text: string) => new Date(text).getTime();

test("a long time is cut into whole days, of which the last is now", () => {
  const start = ms("2026-01-01T10:00:00Z");
  const end = ms("2026-03-01T15:30:00Z");
  const steps = timeSteps(start, end);
  expect(steps.at(0)).toBe(ms("2026-01-02T00:00:00Z"));
  expect(steps.at(1)).toBe(ms("2026-01-03T00:00:00Z"));
  expect(steps.at(steps.last - 1)).toBe(ms("2026-03-01T00:00:00Z"));
  expect(steps.at(steps.last)).toBe(end);
});

test("days begin at midnight by the clocks of the zone, on both sides of a change of the clocks", () => {
  const start = ms("2026-03-01T12:00:00Z");
  const end = ms("2026-04-01T12:00:00Z");
  const steps = timeSteps(start, end, "America/New_York");
  expect(steps.at(0)).toBe(ms("2026-03-02T05:00:00Z"));
  expect(steps.at(10)).toBe(ms("2026-03-12T04:00:00Z"));
  expect(steps.placeOf(ms("2026-03-12T04:00:00Z"))).toBe(10);
});

test("some days are cut into hours, some hours into five minutes", () => {
  const start = ms("2026-01-01T10:02:00Z");
  const days = timeSteps(start, ms("2026-01-04T10:02:00Z"));
  expect(days.at(0)).toBe(ms("2026-01-01T11:00:00Z"));
  const hours = timeSteps(start, ms("2026-01-01T12:02:00Z"));
  expect(hours.at(0)).toBe(ms("2026-01-01T10:05:00Z"));
});

test("an instant finds its nearest place, and the ends hold", () => {
  const steps = timeSteps(
    ms("2026-01-01T00:00:00Z"),
    ms("2026-03-01T15:30:00Z"),
  );
  expect(steps.placeOf(ms("2026-01-03T02:00:00Z"))).toBe(2);
  expect(steps.placeOf(ms("2020-01-01T00:00:00Z"))).toBe(0);
  expect(steps.placeOf(ms("2030-01-01T00:00:00Z"))).toBe(steps.last);
});

test("a course that has just begun knows only now", () => {
  const now = ms("2026-01-01T00:01:00Z");
  const steps = timeSteps(now, now + 1_000);
  expect(steps.last).toBe(0);
  expect(steps.at(0)).toBe(now + 1_000);
});
