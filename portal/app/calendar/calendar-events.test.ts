import { describe, expect, test } from "vitest";
import { lookOf, matterOf } from "./calendar-events.ts";
import type { CalendarClass, CalendarEnrollment } from "./calendar-class.ts";

const course = { id: "c", code: "SFZ", state: "PUBLISHED" as const };
const open = {
  courseStepId: "cs1",
  opensAt: null,
  closesAt: "2026-12-01T23:00:00Z",
  phase: "OPEN" as const,
};
const option = (part: Partial<CalendarClass> = {}): CalendarClass => ({
  id: "s",
  title: "Class",
  kind: "GROUP",
  state: "SCHEDULED",
  startsAt: "2026-12-01T23:00:00Z",
  minutes: 60,
  timeZone: "Etc/UTC",
  seatsLeft: 3,
  instructorName: null,
  room: null,
  waitingCount: 0,
  steps: [{ id: "cs1", label: "SFZ-1", course }],
  stepWindows: [open],
  creditWindow: { ...open, courseStepId: null },
  myBooking: null,
  myWait: null,
  ...part,
});
const step = (part: object = {}) => ({
  id: "es1",
  state: "PENDING" as const,
  required: true,
  wouldSkipAhead: false,
  booking: null,
  courseStep: { id: "cs1" },
  ...part,
});
const known = (
  steps: ReturnType<typeof step>[] = [step()],
  credits = 0,
  state = "ACTIVE",
  sequencing = "STRICT",
) => ({
  enrollments: [
    { id: "e", state, course: { id: "c", sequencing }, steps },
  ] as CalendarEnrollment[],
  credits: { PRIVATE: credits, GROUP: credits },
  now: "2026-11-28T12:00:00Z",
});

describe("a class is", () => {
  test("booked for the step that it takes", () => {
    const myBooking = {
      id: "b",
      state: "BOOKED" as const,
      enrollmentStep: { id: "es1", label: "SFZ-1" },
    };
    expect(matterOf(option({ myBooking }), known())).toEqual({
      kind: "booked",
      href: "/steps/es1",
      tag: "SFZ-1",
    });
  });

  test("to be booked where a step of the student's can be taken by it", () => {
    expect(matterOf(option(), known())).toMatchObject({
      kind: "bookable",
      href: "/steps/es1?class=s#picked",
    });
  });

  test("to be booked again where the one that was booked is over and was missed", () => {
    const booking = { id: "b", attendance: "EXCUSED" as const };
    expect(matterOf(option(), known([step({ booking })]))).toMatchObject({
      kind: "bookable",
      href: "/steps/es1?class=s#picked",
    });
    const coming = { id: "b", attendance: null };
    expect(
      matterOf(option(), known([step({ booking: coming })])),
    ).toMatchObject({ kind: "swap", href: "/steps/es1?class=s#picked" });
    expect(lookOf({ kind: "swap" }, 0)).toBe("full");
  });

  test("of a course to be bought where the student takes none of its courses", () => {
    expect(matterOf(option(), { ...known(), enrollments: [] })).toEqual({
      kind: "buy",
      href: "/catalogue/SFZ?class=s",
      tag: "SFZ-1",
    });
  });

  test("past once it has begun, whoever could have booked it", () => {
    const { startsAt } = option();
    for (const enrollments of [known().enrollments, []]) {
      const past = { ...known(), enrollments, now: startsAt };
      expect(matterOf(option(), past)).toEqual({ kind: "past", tag: "SFZ-1" });
    }
    const just = { ...known(), now: "2026-12-01T22:59:59Z" };
    expect(matterOf(option(), just)).toMatchObject({ kind: "bookable" });
    expect(lookOf({ kind: "past" }, 3)).toBe("past");
  });

  test("an extra one where its step is done and a credit is left", () => {
    const done = known([step({ state: "COMPLETED" })], 1);
    expect(matterOf(option(), done)).toMatchObject({
      kind: "credit",
      href: "/credits?class=s#picked",
    });
    expect(
      matterOf(option(), { ...done, credits: { PRIVATE: 0, GROUP: 0 } }),
    ).toMatchObject({ kind: "taken" });
  });

  test("for a credit where the course is complete, also by a step that was not taken", () => {
    const complete = known([step({ required: false })], 1, "COMPLETED");
    expect(matterOf(option(), complete)).toMatchObject({
      kind: "credit",
      href: "/credits?class=s#picked",
    });
  });

  test.each(["PENDING", "SUSPENDED"])(
    "for no credit while the course is %s",
    (state) => {
      expect(matterOf(option(), known([step()], 1, state))).toEqual({
        kind: "taken",
        href: "/steps/es1",
        tag: "SFZ-1",
      });
    },
  );

  test("for a credit where the course that the student is in got its step later", () => {
    expect(matterOf(option(), known([], 1))).toMatchObject({ kind: "credit" });
    expect(matterOf(option(), known([]))).toMatchObject({ kind: "taken" });
  });

  test("ahead where its step comes after others, in a course that goes step by step", () => {
    const later = [step({ wouldSkipAhead: true })];
    expect(matterOf(option(), known(later, 1))).toEqual({
      kind: "ahead",
      href: "/steps/es1?class=s#picked",
      tag: "SFZ-1",
    });
    expect(lookOf({ kind: "ahead" }, 3)).toBe("full");
    for (const free of [
      known(later, 0, "ACTIVE", "ADVISORY"),
      known([step({ wouldSkipAhead: true, required: false })]),
    ])
      expect(matterOf(option(), free)).toMatchObject({ kind: "bookable" });
  });

  test("shut outside the time in which its step, or a credit, books it", () => {
    for (const phase of ["AHEAD", "OVER"] as const) {
      const window = { ...open, phase };
      const shut = option({ stepWindows: [window] });
      expect(matterOf(shut, known())).toEqual({
        kind: "shut",
        href: "/steps/es1?class=s#picked",
        tag: "SFZ-1",
        window,
      });
      const booking = { id: "b", attendance: null };
      expect(matterOf(shut, known([step({ booking })]))).toMatchObject({
        kind: "shut",
      });
      const done = known([step({ state: "COMPLETED" })], 1);
      expect(matterOf(shut, done)).toMatchObject({ kind: "credit" });
      const forCredits = option({ creditWindow: window });
      expect(matterOf(forCredits, done)).toMatchObject({ kind: "shut" });
      expect(matterOf(forCredits, known())).toMatchObject({ kind: "bookable" });
    }
    expect(lookOf({ kind: "shut" }, 3)).toBe("full");
  });

  test("of a course to be bought before it can be booked, and not once it no longer can", () => {
    const of = (phase: "AHEAD" | "OVER") =>
      matterOf(option({ stepWindows: [{ ...open, phase }] }), {
        ...known(),
        enrollments: [],
      });
    expect(of("AHEAD")).toMatchObject({ kind: "buy" });
    expect(of("OVER")).toMatchObject({
      kind: "shut",
      href: "/catalogue/SFZ?class=s",
    });
  });

  test("paid with a credit where it belongs to no course", () => {
    expect(
      matterOf(option({ steps: [], kind: "PRIVATE" }), known()),
    ).toMatchObject({ kind: "credit", href: "/credits?class=s#picked" });
  });
});

test("a class to book that is full looks full", () => {
  expect(lookOf({ kind: "bookable" }, 0)).toBe("full");
  expect(lookOf({ kind: "bookable" }, 1)).toBe("open");
  expect(lookOf({ kind: "booked" }, 0)).toBe("own");
});
