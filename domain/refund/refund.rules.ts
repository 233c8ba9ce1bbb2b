import type { OrderState, RefundState } from "@throughline/prisma";
import { z } from "zod";
import { granularityOf } from "../product/currency.rules.ts";
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
  /** So many seats of the order end, the free ones first. */
  seats: z.int().min(0).max(10_000),
  /** The subscription of the license that the order began ends. */
  endsLicense: z.boolean(),
});

export type Revocations = z.output<typeof revocationsSchema>;

/** Nothing goes with it. */
export const noRevocations: Revocations = {
  rights: [],
  endsEnrollment: false,
  seats: 0,
  endsLicense: false,
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

/** A payment, or a purchase that was paid once. */
interface Amounts {
  amount: number;
  refunds: readonly { state: RefundState; amount: number }[];
  disputes: readonly { state: string; amount: number }[];
}

/** What has gone back for certain: refunds that succeeded, and disputes that were lost. Never more than was paid. */
export const wentBack = ({ amount, refunds, disputes }: Amounts): number =>
  Math.min(
    amount,
    sumOf(refunds.filter(({ state }) => state === "SUCCEEDED")) +
      sumOf(disputes.filter(({ state }) => state === "LOST")),
  );

/** What may still be given back: refunds under way and disputed money are spoken for. */
export const leftToRefund = ({ amount, refunds, disputes }: Amounts): number =>
  Math.max(
    0,
    amount -
      sumOf(refunds.filter(({ state }) => state !== "FAILED")) -
      sumOf(disputes.filter(({ state }) => state !== "WON")),
  );

/** What of a payment can be asked back now: nothing while any of it is disputed, for Stripe refunds none of it then. */
export const refundableNow = (payment: Amounts): number =>
  isDisputed(payment) ? 0 : leftToRefund(payment);

const isDisputed = ({ disputes }: Amounts): boolean =>
  disputes.some(({ state }) => state === "OPEN");

/** Why no refund of these payments can be asked for just now; null where one can, or nothing stands against it but that all went back. */
export const faultOfOffer = (payments: readonly Amounts[]): string | null =>
  payments.some(isDisputed) &&
  payments.every((payment) => refundableNow(payment) === 0)
    ? whileDisputed
    : null;

const whileDisputed =
  "The buyer's bank disputes this payment. Stripe refunds nothing until that is settled.";

const sumOf = (amounts: readonly { amount: number }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount, 0);

/** Why so much of an order's payment cannot be given back; null where it can. */
export function faultOfRefund(
  state: OrderState,
  payment: (Amounts & { currency: string }) | null,
  amount: number,
): { field: string; message: string } | null {
  if (state !== "PAID")
    return {
      field: "orderId",
      message:
        state === "REFUNDED"
          ? "All of it was given back already."
          : "It was not paid, so there is nothing to give back.",
    };
  if (!payment)
    return {
      field: "orderId",
      message: "No payment of it is known to Stripe.",
    };
  if (isDisputed(payment)) return { field: "orderId", message: whileDisputed };
  const step = granularityOf(payment.currency);
  if (amount % step !== 0)
    return {
      field: "amount",
      message:
        step === 100
          ? `Amounts in ${payment.currency.toUpperCase()} are whole: no decimals.`
          : `Amounts in ${payment.currency.toUpperCase()} have two decimals: the third is 0.`,
    };
  const left = leftToRefund(payment);
  if (amount > left)
    return {
      field: "amount",
      message:
        left === 0
          ? "Refunds under way take all of it already."
          : `At most ${sayMoney(left, payment.currency)} can be given back.`,
    };
  return null;
}
