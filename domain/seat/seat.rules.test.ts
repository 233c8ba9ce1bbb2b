import { describe, expect, test } from "vitest";
import {
  claimDays,
  faultOfClaim,
  firstToEnd,
  isRunning,
  planSeats,
} from "./seat.rules.ts";

const at = (day: number) => new Date(Date.UTC(2026, 4, day));
const running = { state: "ACTIVE", graceEndsAt: null, lapsedAt: null } as const;

describe("a link opens a seat", () => {
  const invited = {
    state: "INVITED",
    invitedAt: at(1),
    license: null,
    order: { state: "PAID" },
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
    const license = { ...running, lapsedAt: at(1) };
    expect(faultOfClaim({ ...invited, license }, at(2))).toContain("license");
  });

  test("not once its purchase was refunded", () => {
    const order = { state: "REFUNDED" } as const;
    expect(faultOfClaim({ ...invited, order }, at(2))).toContain("refunded");
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
