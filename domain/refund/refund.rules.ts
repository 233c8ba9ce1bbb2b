import type { OrderState, RefundState } from "@throughline/prisma";
import { z } from "zod";
import { sayMoney } from "../order/say-money.ts";

/** A refund as it is at Stripe. */
export interface RefundFacts {
  stripeRefundId: string;
  /** Our id of it, where we made it. */
  reference: string | null;
  /** In the currency's smallest unit. */
  amount: number;
  currency: string;
  state: Exclude<RefundState, "REQUESTED">;
  /** Why it failed, in words. */
  failureReason: string | null;
}

/** What goes with the money. Kept with the refund. */
export const revocationsSchema = z.object({
  /** Rights of which so many units are taken back; unused ones alone ever are. */
  rights: z
    .array(
      z.object({ entitlementId: z.uuid(), units: z.int().min(1).max(100_000) }),
    )
    .max(500),
  /** The enrollment that began with the order ends. */
  endsEnrollment: z.boolean(),
  /** All seats of the order end. */
  endsSeats: z.boolean(),
});

export type Revocations = z.output<typeof revocationsSchema>;

/** Nothing goes with it. */
export const noRevocations: Revocations = {
  rights: [],
  endsEnrollment: false,
  endsSeats: false,
};

const order: Record<RefundState, number> = {
  REQUESTED: 0,
  PENDING: 1,
  SUCCEEDED: 2,
  FAILED: 3,
};

/**
 * The state that an observed one leads to; null where it is old news. A refund may fail after it succeeded (Stripe, "Failed
 * refunds"), and one that failed stays so.
 */
export const nextRefundState = (
  known: RefundState,
  observed: RefundState,
): RefundState | null => (order[observed] > order[known] ? observed : null);

interface Amounts {
  total: number | null;
  refunds: readonly { state: RefundState; amount: number }[];
  disputes: readonly { state: string; amount: number }[];
}

/** What has gone back for certain: refunds that succeeded, and disputes that were lost. Never more than was paid. */
export const wentBack = ({ total, refunds, disputes }: Amounts): number =>
  Math.min(
    total ?? 0,
    sumOf(refunds.filter(({ state }) => state === "SUCCEEDED")) +
      sumOf(disputes.filter(({ state }) => state === "LOST")),
  );

/** What may still be given back: refunds under way and disputed money are spoken for. */
export const leftToRefund = ({ total, refunds, disputes }: Amounts): number =>
  Math.max(
    0,
    (total ?? 0) -
      sumOf(refunds.filter(({ state }) => state !== "FAILED")) -
      sumOf(disputes.filter(({ state }) => state !== "WON")),
  );

const sumOf = (amounts: readonly { amount: number }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount, 0);

/** Why so much of an order cannot be given back; null where it can. */
export function faultOfRefund(
  facts: Amounts & { state: OrderState; currency: string },
  amount: number,
): { field: string; message: string } | null {
  if (facts.state !== "PAID")
    return {
      field: "orderId",
      message:
        facts.state === "REFUNDED"
          ? "All of it was given back already."
          : "It was not paid, so there is nothing to give back.",
    };
  if (facts.disputes.some(({ state }) => state === "OPEN"))
    return {
      field: "orderId",
      message:
        "The buyer's bank disputes this payment. Stripe refunds nothing until that is settled.",
    };
  const left = leftToRefund(facts);
  if (amount > left)
    return {
      field: "amount",
      message:
        left === 0
          ? "Refunds under way take all of it already."
          : `At most ${sayMoney(left, facts.currency)} can be given back.`,
    };
  return null;
}
