import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reversalOf, splitSale, type ShareOfSale } from "./split.rules.ts";

const percent = (payoutAccountId: string, basisPoints: number) => ({
  payoutAccountId,
  basisPoints,
  amount: null,
});
const fixed = (payoutAccountId: string, amount: number) => ({
  payoutAccountId,
  basisPoints: null,
  amount,
});
const sumOf = (parts: ReadonlyMap<string, number>) =>
  [...parts.values()].reduce((sum, part) => sum + part, 0);

describe("a sale is split by largest remainders", () => {
  test.each([
    {
      title: "thirds of 1.00 leave nothing over",
      base: 100,
      shares: [percent("a", 3334), percent("b", 3333), percent("c", 3333)],
      parts: { a: 34, b: 33, c: 33 },
    },
    {
      title: "yen have no decimals",
      base: 1001,
      shares: [percent("a", 5000), percent("b", 2500)],
      parts: { a: 500, b: 250 },
    },
    {
      title: "dinar have three",
      base: 12_345,
      shares: [percent("a", 1), percent("b", 9999)],
      parts: { a: 1, b: 12_344 },
    },
    {
      title: "shares of one payee count together",
      base: 999,
      shares: [percent("a", 1000), percent("a", 2000)],
      parts: { a: 299 },
    },
    {
      title: "amounts shrink in proportion under a discount",
      base: 500,
      shares: [fixed("a", 600), fixed("b", 400)],
      parts: { a: 300, b: 200 },
    },
    {
      title: "a sale for nothing gives nobody anything",
      base: 0,
      shares: [percent("a", 5000), fixed("b", 400)],
      parts: {},
    },
  ])("$title", ({ base, shares, parts }) => {
    expect(
      Object.fromEntries(splitSale({ base, quantity: 1 }, shares)),
    ).toEqual(parts);
  });

  test("an amount is for each place", () => {
    expect(
      splitSale({ base: 30_000, quantity: 3 }, [fixed("a", 1000)]),
    ).toEqual(new Map([["a", 3000]]));
  });
});

const share: fc.Arbitrary<ShareOfSale> = fc.oneof(
  fc.record({
    payoutAccountId: fc.constantFrom("a", "b", "c", "d", "e"),
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
    amount: fc.constant(null),
  }),
  fc.record({
    payoutAccountId: fc.constantFrom("a", "b", "c", "d", "e"),
    basisPoints: fc.constant(null),
    amount: fc.integer({ min: 1, max: 99_999_999 }),
  }),
);

test("parts are never negative, never more than the sale, and exactly what the shares come to", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_147_483_647 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(share, { maxLength: 12 }),
      (base, quantity, shares) => {
        const parts = splitSale({ base, quantity }, shares);
        const wanted = shares.reduce(
          (sum, { basisPoints, amount }) =>
            sum +
            BigInt(basisPoints ?? 0) * BigInt(base) +
            BigInt(amount ?? 0) * BigInt(quantity) * 10_000n,
          0n,
        );
        const whole = BigInt(base) * 10_000n;
        expect([...parts.values()].every((part) => part > 0)).toBe(true);
        expect(BigInt(sumOf(parts))).toBe(
          (wanted < whole ? wanted : whole) / 10_000n,
        );
      },
    ),
  );
});

test("percentages are met to less than one unit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 5000 }),
      (base, a, b) => {
        const parts = splitSale({ base, quantity: 1 }, [
          percent("a", a),
          percent("b", b),
        ]);
        for (const [payee, points] of Object.entries({ a, b }))
          expect(
            Math.abs((parts.get(payee) ?? 0) - (base * points) / 10_000),
          ).toBeLessThan(1);
      },
    ),
  );
});

test("what is taken back grows with the refunds, is never more than was sent, and all of it at last", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_147_483_647 }),
      fc.integer({ min: 1, max: 2_147_483_647 }),
      fc.array(fc.integer({ min: 0, max: 2_147_483_647 }), { maxLength: 10 }),
      (amount, total, refunds) => {
        let before = 0;
        for (const refundedTotal of refunds.toSorted((a, b) => a - b)) {
          const back = reversalOf(amount, { refundedTotal, total });
          expect(back).toBeGreaterThanOrEqual(before);
          expect(back).toBeLessThanOrEqual(amount);
          before = back;
        }
        expect(reversalOf(amount, { refundedTotal: total, total })).toBe(
          amount,
        );
      },
    ),
  );
});

test("a refund of a third takes back a third, rounded down", () => {
  expect(reversalOf(1000, { refundedTotal: 3000, total: 9000 })).toBe(333);
});
