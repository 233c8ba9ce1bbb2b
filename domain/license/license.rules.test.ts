import { describe, expect, test } from "vitest";
import { graceDays, standingAfter, type Standing } from "./license.rules.ts";

const at = (day: number) => new Date(Date.UTC(2026, 4, day));
const active: Standing = { state: "ACTIVE", graceEndsAt: null, lapsedAt: null };
const pastDue: Standing = {
  state: "PAST_DUE",
  graceEndsAt: at(1 + graceDays),
  lapsedAt: null,
};

describe("how a license stands after Stripe said something", () => {
  test("a payment that failed gives days of grace, from Stripe's own time of it", () => {
    expect(standingAfter(active, "PAST_DUE", at(1), at(2))).toEqual(pastDue);
  });

  test("another failure gives no more of them", () => {
    expect(standingAfter(pastDue, "PAST_DUE", at(5), at(5))).toEqual(pastDue);
  });

  test("after them it stands still, since they were over", () => {
    expect(standingAfter(pastDue, "PAST_DUE", at(5), at(20))).toEqual({
      ...pastDue,
      lapsedAt: at(1 + graceDays),
    });
  });

  test("heard of too late, it stands still at once", () => {
    expect(standingAfter(null, "PAST_DUE", at(1), at(20)).lapsedAt).toEqual(
      at(1 + graceDays),
    );
  });

  test.each(["PAUSED", "CANCELED"] as const)("%s stops it at once", (state) => {
    expect(standingAfter(active, state, at(3), at(4))).toEqual({
      state,
      graceEndsAt: null,
      lapsedAt: at(3),
    });
  });

  test("it stands still since the first reason to", () => {
    const paused: Standing = { ...active, state: "PAUSED", lapsedAt: at(3) };
    expect(standingAfter(paused, "CANCELED", at(9), at(9)).lapsedAt).toEqual(
      at(3),
    );
  });

  test.each(["TRIAL", "ACTIVE"] as const)("%s lets it go on", (state) => {
    const lapsed: Standing = { ...pastDue, lapsedAt: at(9) };
    expect(standingAfter(lapsed, state, at(10), at(10))).toEqual({
      state,
      graceEndsAt: null,
      lapsedAt: null,
    });
  });
});
