import { describe, expect, test } from "vitest";
import {
  claimDays,
  faultOfClaim,
  faultOfClaimant,
  faultOfInviting,
  firstToEnd,
  inviteAgainAt,
  isRunning,
  planSeats,
} from "./seat.rules.ts";

const at = (day: number) => new Date(Date.UTC(2026, 4, day));
const running = { state: "ACTIVE", graceEndsAt: null, lapsedAt: null } as const;

const paid = {
  state: "PAID",
  personId: "buyer",
  license: null,
  disputes: [],
  seatCounts: { open: 0, invited: 1, claimed: 2 },
} as const;
const licensed = (seatCount: number, license: object = {}) => ({
  ...paid,
  license: { ...running, seatCount, ...license },
});

describe("a link opens a seat", () => {
  const invited = {
    state: "INVITED",
    invitedAt: at(1),
    order: paid,
  } as const;

  test("for so many days", () => {
    expect(faultOfClaim(invited, at(1 + claimDays - 1))).toBeNull();
    expect(faultOfClaim(invited, at(1 + claimDays))).toContain("is over");
  });

  test.each([
    { state: "CLAIMED", says: "taken already" },
    { state: "REVOKED", says: "taken back" },
    { state: "OPEN", says: "taken back" },
  ] as const)("not when it is $state", ({ state, says }) => {
    expect(faultOfClaim({ ...invited, state }, at(2))).toContain(says);
  });

  test("not while its license stands still", () => {
    const order = licensed(3, { lapsedAt: at(1) });
    expect(faultOfClaim({ ...invited, order }, at(2))).toContain("license");
  });

  test("not once its purchase was refunded", () => {
    const order = { ...paid, state: "REFUNDED" } as const;
    expect(faultOfClaim({ ...invited, order }, at(2))).toContain("refunded");
  });

  test("not while its payment is disputed", () => {
    const order = { ...paid, disputes: [{}] };
    expect(faultOfClaim({ ...invited, order }, at(2))).toContain("clarified");
  });

  test.each([
    [2, "All places that are paid"],
    [3, null],
  ])("of %i that are paid, two taken: %s", (seatCount, says) => {
    const fault = faultOfClaim(
      { ...invited, order: licensed(seatCount) },
      at(2),
    );
    expect(fault?.slice(0, 24) ?? null).toBe(says);
  });

  test.each([
    { has: { hasSeatOfOrder: true, isInCourse: true }, says: "same purchase" },
    { has: { hasSeatOfOrder: false, isInCourse: true }, says: "in Safety" },
  ])("not to whoever has it already: $says", ({ has, says }) => {
    expect(faultOfClaimant(has, "Safety")).toContain(says);
    const nothing = { hasSeatOfOrder: false, isInCourse: false };
    expect(faultOfClaimant(nothing, "Safety")).toBeNull();
  });
});

describe("somebody is invited to a purchase's places", () => {
  test("while it is paid, somebody's own and undisputed", () => {
    expect(faultOfInviting(paid, at(2))).toBeNull();
    expect(faultOfInviting(licensed(3), at(2))).toBeNull();
  });

  test.each([
    { order: { ...paid, state: "REFUNDED" }, says: "refunded" },
    { order: { ...paid, personId: null }, says: "made this purchase theirs" },
    { order: { ...paid, disputes: [{}] }, says: "disputed" },
    { order: licensed(3, { lapsedAt: at(1) }), says: "not running" },
    { order: licensed(2), says: "One place more is given than is paid." },
    { order: licensed(1), says: "2 places more are given than are paid." },
  ] as const)("not where it is $says", ({ order, says }) => {
    expect(faultOfInviting(order, at(2))).toContain(says);
  });

  test("once more after ten minutes", () => {
    const sent = new Date("2026-05-01T08:00:00Z");
    expect(inviteAgainAt(sent)).toEqual(new Date("2026-05-01T08:10:00Z"));
  });
});

describe("the seats of a license go on", () => {
  test.each([
    { license: running, goesOn: true },
    { license: { ...running, state: "TRIAL" }, goesOn: true },
    {
      license: { ...running, state: "PAST_DUE", graceEndsAt: at(9) },
      goesOn: true,
    },
    {
      license: { ...running, state: "PAST_DUE", graceEndsAt: at(2) },
      goesOn: false,
    },
    {
      license: { ...running, state: "PAUSED", lapsedAt: at(1) },
      goesOn: false,
    },
  ] as const)("$license.state: $goesOn", ({ license, goesOn }) => {
    expect(isRunning(license, at(2))).toBe(goesOn);
  });
});

describe("the number of seats that is paid", () => {
  test.each([
    {
      title: "opens them at first",
      seats: { open: 0, invited: 0, claimed: 0 },
      change: { before: null, paid: 3, isNewPeriod: true },
      plan: { open: 3, close: 0, surplus: 0 },
    },
    {
      title: "raised, opens as many more",
      seats: { open: 0, invited: 1, claimed: 2 },
      change: { before: 3, paid: 5, isNewPeriod: false },
      plan: { open: 2, close: 0, surplus: 0 },
    },
    {
      title: "told again, opens none for those that were used up",
      seats: { open: 0, invited: 0, claimed: 2 },
      change: { before: 3, paid: 3, isNewPeriod: false },
      plan: { open: 0, close: 0, surplus: 0 },
    },
    {
      title: "paid for another period, opens them anew",
      seats: { open: 0, invited: 0, claimed: 2 },
      change: { before: 3, paid: 3, isNewPeriod: true },
      plan: { open: 1, close: 0, surplus: 0 },
    },
    {
      title: "lowered, closes free ones",
      seats: { open: 3, invited: 0, claimed: 2 },
      change: { before: 5, paid: 3, isNewPeriod: false },
      plan: { open: 0, close: 2, surplus: 0 },
    },
    {
      title: "lowered under what is promised and taken, leaves the choice",
      seats: { open: 1, invited: 1, claimed: 3 },
      change: { before: 5, paid: 2, isNewPeriod: false },
      plan: { open: 0, close: 1, surplus: 2 },
    },
  ])("$title", ({ seats, change, plan }) => {
    expect(planSeats(seats, change)).toEqual(plan);
  });
});

test.each([
  [0, []],
  [2, ["free", "promised last"]],
  [4, ["free", "promised last", "promised", "taken last"]],
  [9, ["free", "promised last", "promised", "taken last", "taken"]],
])("%i seats end: %o", (count, ends) => {
  const seat = (
    id: string,
    state: "OPEN" | "INVITED" | "CLAIMED" | "REVOKED",
    invitedAt: Date | null = null,
    claimedAt: Date | null = null,
  ) => ({ id, state, invitedAt, claimedAt });
  const seats = [
    seat("taken", "CLAIMED", at(1), at(2)),
    seat("taken last", "CLAIMED", at(1), at(3)),
    seat("promised", "INVITED", at(4)),
    seat("ended", "REVOKED", at(5)),
    seat("promised last", "INVITED", at(5)),
    seat("free", "OPEN"),
  ];
  expect(firstToEnd(seats, count).map(({ id }) => id)).toEqual(ends);
});
