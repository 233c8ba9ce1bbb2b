import { expect, test } from "vitest";
import { readTime } from "./read-time.ts";

const now = new Date("2026-11-21T12:00:00Z");
const read = (text: string, timeZone: string | null = null) =>
  readTime(text, { timeZone, now });

test.each([
  ["2026-03-01T09:00:00Z", "2026-03-01T09:00:00.000Z"],
  ["2026-03-01 09:00+01:00", "2026-03-01T08:00:00.000Z"],
  ["2026-03-01T09:00:30.25-0530", "2026-03-01T14:30:30.250Z"],
])("%s is an instant", (text, instant) => {
  expect(read(text)).toEqual(new Date(instant));
});

test.each([
  ["2026-03-01", "2026-03-01T06:00:00.000Z"],
  ["2026-07-01 09:00", "2026-07-01T14:00:00.000Z"],
  // The hour that clocks skip, and the one that they show twice.
  ["2026-03-08 02:30", "2026-03-08T07:30:00.000Z"],
  ["2026-11-01 01:30", "2026-11-01T06:30:00.000Z"],
])("%s is read on a clock in Chicago", (text, instant) => {
  expect(read(text, "America/Chicago")).toEqual(new Date(instant));
});

test.each([
  ["2026-03-01 09:00", /names no zone/],
  ["2026-03-01", /names no zone/],
  ["2026-02-30T09:00:00Z", /not a time that there is/],
  ["2026-01-01T24:30:00Z", /not a time that there is/],
  ["0001-01-01T00:00:00Z", /not a time that there is/],
  ["2026-11-21T12:10:00Z", /has not come yet/],
  ["01/02/2026", /not a time such as/],
  ["9".repeat(500), /not a time such as/],
])("%s is refused", (text, objection) => {
  expect(read(text)).toEqual({
    objection: expect.stringMatching(objection) as string,
  });
});

test("a clock that is a little ahead is forgiven", () => {
  expect(read("2026-11-21T12:04:00Z")).toBeInstanceOf(Date);
});
