import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultOfShares, type WantedShare } from "./share.rules.ts";
import { splitSale } from "./split.rules.ts";

const dollars = { currency: "usd", unitAmount: 10_000 };
const share = (over: Partial<WantedShare>): WantedShare => ({
  courseStepId: null,
  payoutAccountId: "a",
  basisPoints: null,
  amount: null,
  ...over,
});

describe("shares that cannot be name the one at fault", () => {
  test.each([
    {
      title: "neither a percentage nor an amount",
      shares: [share({})],
      field: "shares.0",
    },
    {
      title: "both of them",
      shares: [share({ basisPoints: 1, amount: 1 })],
      field: "shares.0",
    },
    {
      title: "more than all of it",
      shares: [
        share({ basisPoints: 9999 }),
        share({ payoutAccountId: "b", basisPoints: 2 }),
      ],
      field: "shares.1.basisPoints",
    },
    {
      title: "amounts of more than the price",
      shares: [
        share({ basisPoints: 5000 }),
        share({ payoutAccountId: "b", amount: 5001 }),
      ],
      field: "shares.1.amount",
    },
    {
      title: "the same payee for the same step twice",
      shares: [
        share({ courseStepId: "s", basisPoints: 1 }),
        share({ courseStepId: "s", basisPoints: 2 }),
      ],
      field: "shares.1.payoutAccountId",
    },
  ])("$title", ({ shares, field }) => {
    expect(faultOfShares(shares, dollars)?.field).toBe(field);
  });

  test("an amount of a course without a price", () => {
    expect(faultOfShares([share({ amount: 5 })], null)?.field).toBe(
      "shares.0.amount",
    );
  });
});

test("all of it may be shared, in percent and amounts together", () => {
  expect(
    faultOfShares(
      [
        share({ basisPoints: 5000 }),
        share({ payoutAccountId: "b", amount: 5000 }),
      ],
      dollars,
    ),
  ).toBeNull();
});

test("shares that are accepted never come to more than the price", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.uniqueArray(
        fc.record({
          payoutAccountId: fc.string({ minLength: 1, maxLength: 3 }),
          part: fc.integer({ min: 1, max: 10_000 }),
          isPercent: fc.boolean(),
        }),
        { selector: ({ payoutAccountId }) => payoutAccountId, maxLength: 6 },
      ),
      (unitAmount, parts) => {
        const shares = parts.map(({ payoutAccountId, part, isPercent }) =>
          share({
            payoutAccountId,
            [isPercent ? "basisPoints" : "amount"]: part,
          }),
        );
        fc.pre(faultOfShares(shares, { currency: "jpy", unitAmount }) === null);
        const split = splitSale({ base: unitAmount, quantity: 1 }, shares);
        for (const { payoutAccountId, amount } of shares)
          if (amount !== null)
            expect(split.get(payoutAccountId)).toBeGreaterThanOrEqual(amount);
      },
    ),
  );
});
