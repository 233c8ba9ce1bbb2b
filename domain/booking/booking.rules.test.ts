import { describe, expect, test } from "vitest";
import {
  bookedAhead,
  bookingWindow,
  decideBooking,
  decideJoining,
  freeUntil,
  losesRight,
  overlaps,
  phaseOf,
  phaseOfWindow,
  usualPolicy,
  type BookingFacts,
} from "./booking.rules.ts";
import { bookingStatusOf, type StatusBooking } from "./booking-status.rules.ts";
import {
  decideLeaving,
  decideSwap,
  type LeavingFacts,
} from "./leaving.rules.ts";

const startsAt = new Date("2026-11-23T10:00:00Z");
const before = (hours: number) =>
  new Date(startsAt.getTime() - hours * 3_600_000);
const now = before(48);

const session = {
  state: "SCHEDULED",
  title: "Practice",
  startsAt,
  timeZone: "Etc/UTC",
  minutes: 60,
  capacity: 2,
  seatsTaken: 1,
} as const;
const step = {
  id: "step",
  label: "SFZ-1",
  kind: "SESSION",
  state: "PENDING",
  enrollmentState: "ACTIVE",
  isOption: true,
  isOutOfTurn: false,
} as const;
const facts: BookingFacts = {
  sessionId: "class",
  session,
  step,
  isOfForeignCourse: false,
  hasRight: true,
  standstill: null,
  own: [],
  policy: usualPolicy,
  byStaff: false,
  acceptOverlap: false,
};
const own = {
  id: "b",
  state: "BOOKED",
  sessionId: "other",
  enrollmentStepId: null,
  title: "Theory",
  startsAt,
  minutes: 30,
} as const;
const answer = (changed: Partial<BookingFacts>, at = now) => {
  const decision = decideBooking({ ...facts, ...changed }, at);
  return decision.kind === "free" ? "free" : decision.field;
};
const withStep = (changed: object) => ({ step: { ...step, ...changed } });
const withSession = (changed: object) => ({
  session: { ...session, ...changed },
});

describe("a seat", () => {
  test.each<[string, Partial<BookingFacts>, string]>([
    ["all is well", {}, "free"],
    ["the class was canceled", withSession({ state: "CANCELED" }), "sessionId"],
    ["it is full", withSession({ seatsTaken: 2 }), "sessionId"],
    [
      "the course rests",
      withStep({ enrollmentState: "SUSPENDED" }),
      "enrollmentStepId",
    ],
    [
      "the step is a partner’s",
      withStep({ kind: "PARTNER" }),
      "enrollmentStepId",
    ],
    ["the class is no option", withStep({ isOption: false }), "sessionId"],
    ["the step is done", withStep({ state: "COMPLETED" }), "enrollmentStepId"],
    [
      "the step was skipped",
      withStep({ state: "SKIPPED" }),
      "enrollmentStepId",
    ],
    ["the step failed", withStep({ state: "FAILED" }), "enrollmentStepId"],
    ["it is not its turn", withStep({ isOutOfTurn: true }), "enrollmentStepId"],
    ["the right is used up", { hasRight: false }, "enrollmentStepId"],
    [
      "the right stands still",
      { hasRight: false, standstill: "COURSE" },
      "enrollmentStepId",
    ],
    [
      "the credits stand still",
      { hasRight: false, standstill: "PAYMENT", step: null },
      "sessionId",
    ],
    ["there is no credit", { hasRight: false, step: null }, "sessionId"],
    [
      "the course is not theirs",
      { isOfForeignCourse: true, step: null },
      "sessionId",
    ],
    ["they have it", { own: [{ ...own, sessionId: "class" }] }, "sessionId"],
    [
      "the step is booked",
      { own: [{ ...own, enrollmentStepId: "step" }] },
      "enrollmentStepId",
    ],
    ["another class is then", { own: [own] }, "acceptOverlap"],
    ["that is accepted", { own: [own], acceptOverlap: true }, "free"],
  ])("where %s: %s", (_when, changed, expected) => {
    expect(answer(changed)).toBe(expected);
  });

  test("of a second class of a step is refused in words that can be followed", () => {
    const other = { ...own, enrollmentStepId: "step" };
    const wordsOf = (changed: object) => {
      const decision = decideBooking(
        { ...facts, own: [{ ...other, ...changed }] },
        now,
      );
      return decision.kind === "refused" ? decision.reason : "";
    };
    expect(wordsOf({})).toMatch(/Swap that booking, or cancel it first\.$/);
    for (const begun of [now, before(72)])
      expect(wordsOf({ startsAt: begun })).toBe(
        "You are booked for SFZ-1 already, in Theory, which has begun. Whether you were there is still to be noted; another class can be booked after that.",
      );
  });

  test("is booked in the window to the minute, and by the staff outside of it", () => {
    const policy = {
      ...usualPolicy,
      bookingOpensDays: 3,
      bookingClosesMinutes: 30,
    };
    expect(answer({ policy }, before(72))).toBe("free");
    expect(answer({ policy }, new Date(before(72).getTime() - 1))).toBe(
      "sessionId",
    );
    expect(answer({ policy }, before(0.5))).toBe("sessionId");
    expect(answer({ policy, byStaff: true }, before(0.5))).toBe("free");
    expect(answer({ policy, byStaff: true }, startsAt)).toBe("sessionId");
    expect(bookingWindow(session, usualPolicy)).toEqual({
      opensAt: null,
      closesAt: startsAt,
    });
  });

  test("is waited for only where there is none", () => {
    expect(decideJoining(facts, now)).toMatchObject({ kind: "refused" });
    const full = { ...facts, ...withSession({ seatsTaken: 2 }) };
    expect(decideJoining(full, now)).toEqual({ kind: "free" });
  });
});

test("a booking window is open from its first moment on, and over in the one in which it closes", () => {
  const policy = { bookingOpensDays: 2, bookingClosesMinutes: 60 };
  const window = bookingWindow(session, policy);
  const justBefore = (time: Date) => new Date(time.getTime() - 1);
  expect(phaseOfWindow(window, justBefore(before(48)))).toBe("AHEAD");
  expect(phaseOfWindow(window, before(48))).toBe("OPEN");
  expect(phaseOfWindow(window, justBefore(before(1)))).toBe("OPEN");
  expect(phaseOfWindow(window, before(1))).toBe("OVER");
  const usual = bookingWindow(session, usualPolicy);
  expect(phaseOfWindow(usual, before(9000))).toBe("OPEN");
  expect(phaseOfWindow(usual, startsAt)).toBe("OVER");
});

test("a class is to come until its first minute, and over from its end on", () => {
  expect(phaseOf(session, before(0.1))).toBe("COMING");
  expect(phaseOf(session, startsAt)).toBe("UNDER_WAY");
  expect(phaseOf(session, before(-0.9))).toBe("UNDER_WAY");
  expect(phaseOf(session, before(-1))).toBe("OVER");
});

test("a class that begins as another ends does not overlap with it", () => {
  const next = { startsAt: before(-1), minutes: 60 };
  expect(overlaps(session, next)).toBe(false);
  expect(overlaps(next, session)).toBe(false);
  expect(overlaps(session, { ...next, startsAt: before(-0.9) })).toBe(true);
});

describe("leaving", () => {
  const leaving: LeavingFacts = {
    state: "BOOKED",
    isMarked: false,
    session: { ...session, freeLeaveUntil: null },
    policy: usualPolicy,
    hasRunOut: false,
    byStaff: false,
    acceptLate: false,
  };
  const leave = (changed: Partial<LeavingFacts>, at = now) =>
    decideLeaving({ ...leaving, ...changed }, at);

  test("is free until the last minute that the course allows, then forfeits once it is confirmed", () => {
    expect(leave({}, before(24))).toEqual({ kind: "leave", forfeited: false });
    const late = new Date(before(24).getTime() + 1);
    expect(leave({}, late)).toMatchObject({ field: "acceptLate" });
    expect(leave({ acceptLate: true }, late)).toEqual({
      kind: "leave",
      forfeited: true,
    });
    expect(leave({ byStaff: true }, late)).toMatchObject({ forfeited: false });
    expect(decideSwap(leaving, late)).toMatchObject({ kind: "refused" });
  });

  test("has to be confirmed where the credit has run out since, though it is early; the staff and a swap lose nothing by it", () => {
    expect(leave({ hasRunOut: true })).toMatchObject({ field: "acceptLate" });
    expect(leave({ hasRunOut: true, acceptLate: true })).toEqual({
      kind: "leave",
      forfeited: false,
    });
    expect(leave({ hasRunOut: true, byStaff: true })).toMatchObject({
      kind: "leave",
    });
    expect(decideSwap({ ...leaving, hasRunOut: true }, now)).toMatchObject({
      kind: "leave",
    });
  });

  test("is over once the class has begun or was marked", () => {
    expect(leave({}, startsAt)).toMatchObject({ field: "bookingId" });
    expect(leave({ isMarked: true })).toMatchObject({ field: "bookingId" });
    expect(leave({ state: "HELD" })).toMatchObject({ field: "bookingId" });
    expect(leave({ state: "CANCELED" })).toEqual({ kind: "unchanged" });
  });

  test("loses nothing once the class has begun: it can be left no more", () => {
    const late = { startsAt, freeLeaveUntil: null };
    expect(losesRight(late, usualPolicy, before(1))).toBe(true);
    expect(losesRight(late, usualPolicy, startsAt)).toBe(false);
  });

  test("a class that was moved is free for longer, never for shorter", () => {
    const moved = { startsAt, freeLeaveUntil: before(1) };
    expect(freeUntil(moved, usualPolicy)).toEqual(before(1));
    expect(losesRight(moved, usualPolicy, before(2))).toBe(false);
    const early = { startsAt, freeLeaveUntil: before(99) };
    expect(freeUntil(early, usualPolicy)).toEqual(before(24));
  });
});

test("ahead is whoever leaves an earlier required step neither done nor booked", () => {
  const place = (position: number, changed = {}) => ({
    position,
    required: true,
    state: "PENDING" as const,
    isBooked: false,
    ...changed,
  });
  expect(bookedAhead([place(1), place(2)], { position: 2 })).toBe(true);
  for (const settled of [
    { isBooked: true },
    { state: "COMPLETED" as const },
    { state: "SKIPPED" as const },
    { required: false },
  ])
    expect(bookedAhead([place(1, settled)], { position: 2 })).toBe(false);
});

test.each<[string, Partial<StatusBooking>[], string]>([
  ["nothing", [], "UNBOOKED"],
  ["a seat", [{}], "BOOKED"],
  ["an offer alone", [{ state: "HELD" }], "UNBOOKED"],
  ["a missed class", [{ attendance: { state: "NO_SHOW" } }], "MISSED"],
  [
    "a seat after a missed class",
    [{}, { attendance: { state: "EXCUSED" } }],
    "BOOKED",
  ],
  ["a canceled one", [{ state: "CANCELED", endedBy: "STUDENT" }], "CANCELED"],
  ["one passed on", [{ state: "CANCELED", endedBy: "OFFER" }], "UNBOOKED"],
])("with %s a step is as the timetable says", (_what, bookings, expected) => {
  const all = bookings.map((booking) => ({
    state: "BOOKED" as const,
    endedBy: null,
    attendance: null,
    ...booking,
  }));
  expect(bookingStatusOf("PENDING", all)).toBe(expected);
  expect(bookingStatusOf("COMPLETED", all)).toBe("COMPLETED");
});
