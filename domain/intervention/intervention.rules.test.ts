import { expect, test } from "vitest";
import {
  noteSchema,
  refusesReport,
  refusesSnooze,
  reportSchema,
} from "./intervention.rules.ts";

const now = new Date("2026-11-21T10:00:00Z");

test.each([
  ["the past", "2026-11-21T09:59:59Z", false],
  ["this very moment", "2026-11-21T10:00:00Z", false],
  ["tomorrow", "2026-11-22T10:00:00Z", true],
  ["a year and a day", "2027-11-22T10:00:00Z", false],
])("putting off until %s", (_name, until, may) => {
  expect(refusesSnooze(new Date(until), now) === null).toBe(may);
});

const fine = { isReported: false, reportsToday: 0, isOver: false };

test("a step is reported once at a time", () => {
  expect(refusesReport(fine)).toBeNull();
  expect(refusesReport({ ...fine, isReported: true })).toMatch(/looking at it/);
});

test("five reports a day are enough for anybody", () => {
  expect(refusesReport({ ...fine, reportsToday: 4 })).toBeNull();
  expect(refusesReport({ ...fine, reportsToday: 5 })).toMatch(/5 problems/);
});

test("a step that is over is not reported", () => {
  expect(refusesReport({ ...fine, isOver: true })).toMatch(/over/);
});

test.each([
  ["", false],
  ["  a ", false],
  ["a\0bc", false],
  ["x".repeat(2_001), false],
  ["الفيديو لا يعمل", true],
])("the report %j is taken: %s", (text, taken) => {
  expect(reportSchema.safeParse(text).success).toBe(taken);
});

test("a note is kept without the blanks around it", () => {
  expect(noteSchema.parse("  Called them.\n")).toBe("Called them.");
});
