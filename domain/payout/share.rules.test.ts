import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultOfShares, findKept, type WantedShare } from "./share.rules.ts";
import { splitSale } from "./split.rules.ts";

const dollars = { currency: "usd", unitAmount: 10_000 };
const share = (over: Partial<WantedShare>): WantedShare => ({
  courseStepId: null,
  payoutAccountId: "a",
  basisPoints: null,
  amount: null,
  currency: over.amount === undefined ? null : "usd",
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

describe("a share that is stored just so", () => {
  const former = share({ payoutAccountId: "b", amount: 1500, currency: "eur" });
  const ofStep = share({ courseStepId: "retired", basisPoints: 9000 });
  const keep = (
    wanted: readonly WantedShare[],
    stored: readonly WantedShare[],
    price: typeof dollars | null = dollars,
  ) => {
    const kept = findKept(wanted, stored, { price, stepIds: new Set(["s"]) });
    return faultOfShares(wanted, price, kept);
  };

  test("is found once, and taken where its step and its currency hold", () => {
    const known = share({ courseStepId: "s", basisPoints: 1 });
    const stepIds = new Set(["s"]);
    expect([
      ...findKept([former, known, ofStep, known], [known, ofStep, former], {
        price: dollars,
        stepIds,
      }),
    ]).toEqual([
      [0, { isTaken: false }],
      [1, { isTaken: true }],
      [2, { isTaken: false }],
    ]);
  });

  test("stays, in a former currency, without a price, or beyond it", () => {
    expect(keep([former, ofStep], [former, ofStep])).toBeNull();
    expect(keep([former], [former], null)).toBeNull();
    const dear = share({ amount: 20_000 });
    expect(keep([dear], [dear])).toBeNull();
  });

  test("counts against new ones only where it is taken", () => {
    const added = share({ payoutAccountId: "c", basisPoints: 2000 });
    expect(keep([ofStep, added], [ofStep])).toBeNull();
    const whole = share({ basisPoints: 9000 });
    expect(keep([added, whole], [whole])?.field).toBe("shares.0.basisPoints");
  });

  test.each([
    {
      title: "changed in a former currency",
      wanted: [{ ...former, amount: 1600 }],
      field: "shares.0.amount",
    },
    {
      title: "given twice",
      wanted: [former, former],
      field: "shares.1.amount",
    },
    {
      title: "repeated with another part",
      wanted: [share({ payoutAccountId: "b", basisPoints: 1 }), former],
      field: "shares.0.payoutAccountId",
    },
  ])("$title is judged", ({ wanted, field }) => {
    expect(keep(wanted, [former])?.field).toBe(field);
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
            ...(isPercent
              ? { basisPoints: part }
              : { amount: part, currency: "jpy" }),
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
