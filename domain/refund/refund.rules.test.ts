import type { RefundState } from "@throughline/prisma";
import { describe, expect, test } from "vitest";
import { nextDisputeState } from "../dispute/dispute.rules.ts";
import {
  faultOfOffer,
  faultOfRefund,
  leftToRefund,
  nextRefundState,
  refundableNow,
  wentBack,
} from "./refund.rules.ts";

const refund = (state: RefundState, amount: number) => ({ state, amount });
const dispute = (state: string, amount: number) => ({ state, amount });
const order = { amount: 100, refunds: [], disputes: [] };

test("what is under way is spoken for, what failed is not", () => {
  const refunds = [
    refund("REQUESTED", 10),
    refund("PENDING", 20),
    refund("SUCCEEDED", 30),
    refund("FAILED", 40),
  ];
  expect(leftToRefund({ ...order, refunds })).toBe(40);
  expect(wentBack({ ...order, refunds })).toBe(30);
});

test("a lost dispute went back, an open one is spoken for, a won one is ours", () => {
  const disputes = [
    dispute("LOST", 30),
    dispute("OPEN", 20),
    dispute("WON", 50),
  ];
  expect(wentBack({ ...order, disputes })).toBe(30);
  expect(leftToRefund({ ...order, disputes })).toBe(50);
});

test("never more went back than was paid", () => {
  const refunds = [refund("SUCCEEDED", 80)];
  const disputes = [dispute("LOST", 80)];
  expect(wentBack({ amount: 100, refunds, disputes })).toBe(100);
  expect(leftToRefund({ amount: 100, refunds, disputes })).toBe(0);
});

test.each([
  ["REQUESTED", "SUCCEEDED", "SUCCEEDED"],
  ["PENDING", "SUCCEEDED", "SUCCEEDED"],
  ["SUCCEEDED", "PENDING", null],
  ["SUCCEEDED", "FAILED", "FAILED"],
  ["FAILED", "SUCCEEDED", null],
  ["SUCCEEDED", "SUCCEEDED", null],
] as const)(
  "a refund that is %s and told to be %s becomes %s",
  (known, told, next) => {
    expect(nextRefundState(known, told)).toBe(next);
  },
);

test.each([
  ["OPEN", "WON", "WON"],
  ["OPEN", "LOST", "LOST"],
  ["OPEN", "OPEN", null],
  ["WON", "WON", null],
  ["WON", "OPEN", null],
  // After an appeal, or where money was withdrawn for what was prevented.
  ["WON", "LOST", "LOST"],
  ["LOST", "WON", "WON"],
  ["LOST", "OPEN", null],
] as const)(
  "a dispute that is %s and told to be %s becomes %s",
  (known, told, next) => {
    expect(nextDisputeState(known, told)).toBe(next);
  },
);

test.each([
  ["OPEN", {}, 1, "orderId"],
  ["REFUNDED", {}, 1, "orderId"],
  ["PAID", { disputes: [dispute("OPEN", 5)] }, 1, "orderId"],
  ["PAID", {}, 101, "amount"],
  ["PAID", { refunds: [refund("PENDING", 100)] }, 1, "amount"],
] as const)(
  "of an order that is %s with %j, %i cannot be given back",
  (state, facts, amount, field) => {
    const payment = { ...order, currency: "usd", ...facts };
    expect(faultOfRefund(state, payment, amount)?.field).toBe(field);
  },
);

test.each([
  ["kwd", 15, "amount"],
  ["kwd", 20, undefined],
  ["isk", 50, "amount"],
  ["isk", 100, undefined],
  ["jpy", 15, undefined],
] as const)(
  "of %s, %i: the field at fault is %s",
  (currency, amount, field) => {
    const payment = { ...order, currency };
    expect(faultOfRefund("PAID", payment, amount)?.field).toBe(field);
  },
);

test("what no money was paid for cannot be given back", () => {
  expect(faultOfRefund("PAID", null, 1)?.field).toBe("orderId");
});

describe("while a part of a payment is disputed", () => {
  const part = (state: string) => ({
    amount: 10_000,
    refunds: [],
    disputes: [{ state, amount: 4_000 }],
  });
  const free = { amount: 10_000, refunds: [], disputes: [] };

  test.each([
    ["OPEN", 0],
    ["WON", 10_000],
    ["LOST", 6_000],
  ])("%s: %i of it can be asked back", (state, amount) => {
    expect(refundableNow(part(state))).toBe(amount);
  });

  test("a refund is offered of another payment alone", () => {
    expect(faultOfOffer([part("OPEN")])).toContain("disputes this payment");
    expect(faultOfOffer([part("OPEN"), free])).toBeNull();
    expect(faultOfOffer([part("LOST")])).toBeNull();
    expect(faultOfOffer([])).toBeNull();
  });
});
