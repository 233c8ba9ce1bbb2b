import type { RefundState } from "@throughline/prisma";
import { expect, test } from "vitest";
import { nextDisputeState } from "../dispute/dispute.rules.ts";
import {
  faultOfRefund,
  leftToRefund,
  nextRefundState,
  wentBack,
} from "./refund.rules.ts";

const refund = (state: RefundState, amount: number) => ({ state, amount });
const dispute = (state: string, amount: number) => ({ state, amount });
const order = { total: 100, refunds: [], disputes: [] };

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
  expect(wentBack({ total: 100, refunds, disputes })).toBe(100);
  expect(leftToRefund({ total: 100, refunds, disputes })).toBe(0);
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
  ["WON", "LOST", null],
  ["LOST", "OPEN", null],
] as const)(
  "a dispute that is %s and told to be %s becomes %s",
  (known, told, next) => {
    expect(nextDisputeState(known, told)).toBe(next);
  },
);

test.each([
  [{ state: "OPEN" as const }, 1, "orderId"],
  [{ state: "REFUNDED" as const }, 1, "orderId"],
  [{ disputes: [dispute("OPEN", 5)] }, 1, "orderId"],
  [{}, 101, "amount"],
  [{ refunds: [refund("PENDING", 100)] }, 1, "amount"],
])("%j: %i cannot be given back", (facts, amount, field) => {
  expect(
    faultOfRefund(
      { ...order, state: "PAID", currency: "usd", ...facts },
      amount,
    )?.field,
  ).toBe(field);
});
