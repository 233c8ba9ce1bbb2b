import type { OrderState } from "@throughline/prisma";
import { describe, expect, test } from "vitest";
import { namesFrom } from "./names.rules.ts";
import {
  chargeOf,
  faultOfWish,
  nextOrderState,
  type OrderMove,
} from "./order.rules.ts";
import { sayMoney } from "./say-money.ts";

const onSale = {
  kind: "COURSE",
  state: "PUBLISHED",
  price: { stripePriceId: "price_1", unitAmount: 10_000 },
} as const;
const one = { quantity: 1, isForOthers: false };

test("one place for oneself, and many for others, can be ordered", () => {
  expect(faultOfWish(onSale, one)).toBeNull();
  expect(
    faultOfWish(onSale, { quantity: 9_999, isForOthers: true }),
  ).toBeNull();
});

test.each([
  [{ ...onSale, state: "ARCHIVED" as const }, one, "productId"],
  [{ ...onSale, price: null }, one, "productId"],
  [
    { ...onSale, price: { ...onSale.price, stripePriceId: null } },
    one,
    "productId",
  ],
  [onSale, { quantity: 0, isForOthers: false }, "quantity"],
  [onSale, { quantity: 2, isForOthers: false }, "quantity"],
  [onSale, { quantity: 10_001, isForOthers: true }, "quantity"],
  [onSale, { quantity: 10_000, isForOthers: true }, "quantity"],
  [
    { ...onSale, kind: "CREDITS" as const },
    { quantity: 1, isForOthers: true },
    "isForOthers",
  ],
  [
    { ...onSale, kind: "CREDITS" as const },
    { quantity: 101, isForOthers: false },
    "quantity",
  ],
])("of %j asking for %j is refused at %s", (sale, wish, field) => {
  expect(faultOfWish(sale, wish)?.field).toBe(field);
});

const table: Record<OrderMove, Record<OrderState, OrderState | null>> = {
  pend: {
    OPEN: "PENDING",
    PENDING: null,
    PAID: null,
    FAILED: null,
    EXPIRED: "PENDING",
    REFUNDED: null,
  },
  pay: {
    OPEN: "PAID",
    PENDING: "PAID",
    PAID: null,
    FAILED: "PAID",
    EXPIRED: "PAID",
    REFUNDED: null,
  },
  fail: {
    OPEN: "FAILED",
    PENDING: "FAILED",
    PAID: null,
    FAILED: null,
    EXPIRED: null,
    REFUNDED: null,
  },
  expire: {
    OPEN: "EXPIRED",
    PENDING: null,
    PAID: null,
    FAILED: null,
    EXPIRED: null,
    REFUNDED: null,
  },
};

describe("every fact in every state", () => {
  for (const [move, row] of Object.entries(table))
    test.each(Object.entries(row))(
      `${move} when %s gives %s`,
      (state, next) => {
        expect(nextOrderState(move as OrderMove, state as OrderState)).toBe(
          next,
        );
      },
    );
});

test.each([
  ["Grace Hopper", "Grace", "Hopper"],
  ["  Ana   de la  Cruz ", "Ana", "de la Cruz"],
  ["王小明", "王小明", ""],
  ["A\u0000B", "A", "B"],
  [null, "ana.b", ""],
  ["x".repeat(500), "Student", ""],
])("the payer %j is %s %s", (name, givenName, familyName) => {
  expect(namesFrom(name, "ana.b@example.org")).toEqual({
    givenName,
    familyName,
  });
});

test.each([
  [125_000, "usd", "$1,250.00"],
  [1_250, "jpy", "¥1,250"],
  [1_250, "kwd", "KWD\u00a01.250"],
])("%i in %s is %s", (amount, currency, words) => {
  expect(sayMoney(amount, currency)).toBe(words);
});

describe("a purchase that counts as paid", () => {
  test.each([
    { total: 4_900, discount: 0, trialDays: 0, charge: { kind: "PAID" } },
    { total: 1_000, discount: 3_900, trialDays: 0, charge: { kind: "PAID" } },
    {
      total: 0,
      discount: 0,
      trialDays: 14,
      charge: { kind: "TRIAL", days: 14 },
    },
    { total: 0, discount: 4_900, trialDays: 0, charge: { kind: "NOTHING" } },
    { total: 0, discount: 4_900, trialDays: 14, charge: { kind: "NOTHING" } },
    { total: 0, discount: 0, trialDays: 0, charge: { kind: "NOTHING" } },
  ])(
    "of $total with $discount off and $trialDays days of trial: $charge.kind",
    ({ total, discount, trialDays, charge }) => {
      expect(chargeOf({ total, discount, price: { trialDays } })).toEqual(
        charge,
      );
    },
  );
});
