import type { RefundModel } from "@throughline/prisma";
import { planSend } from "../message/plan-send.ts";
import { lockOrder, type LockedOrder } from "../order/lock-order.ts";
import { flagOrder, recordOrderEvent } from "../order/order.events.ts";
import { sayMoney } from "../order/say-money.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import {
  leftToRefund,
  nextRefundState,
  type RefundFacts,
} from "./refund.rules.ts";
import { settleRefunded } from "./settle-refunded.ts";

export type RefundOutcome =
  | { kind: "applied" | "unchanged"; refundId: string }
  | { kind: "setAside"; reason: string }
  | Refusal;

/**
 * Brings a refund up to date with what Stripe says of it now. One that was made in Stripe's dashboard is taken in, and the staff is
 * alerted to decide what goes with it: nothing is revoked by itself. A failed one undoes nothing by itself, and alerts.
 */
export async function applyRefund(
  tx: Tx,
  { orderId, facts }: { orderId: string; facts: RefundFacts },
  now: Date,
): Promise<RefundOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  if (order.total === null)
    return {
      kind: "setAside",
      reason: `A refund came for order ${order.number}, which is not paid here.`,
    };
  if (facts.currency !== order.currency)
    return {
      kind: "setAside",
      reason: `The refund is in ${facts.currency}; the order in ${order.currency}.`,
    };
  const known = await findRefund(tx, orderId, facts);
  if (known && known.amount !== facts.amount)
    return {
      kind: "setAside",
      reason: `The refund is of ${facts.amount}; here it is of ${known.amount}, in the smallest unit.`,
    };
  const refund = known ?? (await takeIn(tx, order, facts, now));
  if (!refund)
    return {
      kind: "setAside",
      reason: `With a refund of ${facts.amount} more would go back than the ${order.total} that were paid, in the smallest unit.`,
    };
  return move(tx, order, refund, facts, now);
}

/** By Stripe's id, or by ours where its answer was lost. */
async function findRefund(
  tx: Tx,
  orderId: string,
  { stripeRefundId, reference }: RefundFacts,
): Promise<RefundModel | null> {
  const byStripe = await tx.db.refund.findUnique({ where: { stripeRefundId } });
  if (byStripe) return byStripe;
  const ours = await tx.db.refund.findMany({
    where: { orderId, stripeRefundId: null },
  });
  return ours.find(({ id }) => id === reference) ?? null;
}

/** A refund that was made in Stripe's dashboard. Null where it is more than can be. */
async function takeIn(
  tx: Tx,
  order: LockedOrder,
  { stripeRefundId, amount, state }: RefundFacts,
  now: Date,
): Promise<RefundModel | null> {
  const where = { orderId: order.id };
  const refunds = await tx.db.refund.findMany({
    where: { ...where, state: { in: ["PENDING", "SUCCEEDED"] } },
  });
  const left = leftToRefund({ total: order.total, refunds, disputes: [] });
  if (state !== "FAILED" && amount > left) return null;
  const refund = await tx.db.refund.create({
    data: {
      ...where,
      stripeRefundId,
      amount,
      reason: "Made in Stripe's dashboard.",
      decidedByName: "Stripe",
      createdAt: now,
    },
  });
  const said = sayMoney(amount, order.currency);
  recordOrderEvent(tx, "refund.requested", order, now, {
    refundId: refund.id,
    amount,
    currency: order.currency,
  });
  flagOrder(
    tx,
    order,
    `${said} was given back in Stripe's dashboard. Nothing was taken back for it: decide which rights go with it.`,
    now,
  );
  return refund;
}

async function move(
  tx: Tx,
  order: LockedOrder,
  refund: RefundModel,
  facts: RefundFacts,
  now: Date,
): Promise<RefundOutcome> {
  const { id: refundId, amount } = refund;
  const { stripeRefundId, failureReason } = facts;
  const state = nextRefundState(refund.state, facts.state);
  if (!state) {
    if (refund.stripeRefundId === null)
      await tx.db.refund.update({
        where: { id: refundId },
        data: { stripeRefundId },
      });
    return { kind: "unchanged", refundId };
  }
  await tx.db.refund.update({
    where: { id: refundId },
    data: {
      stripeRefundId,
      state,
      lastError: state === "FAILED" ? failureReason : null,
      settledAt: state === "PENDING" ? null : now,
    },
  });
  const said = { refundId, amount, currency: order.currency };
  if (state === "FAILED")
    recordOrderEvent(tx, "refund.failed", order, now, {
      ...said,
      reason: `${sayMoney(amount, order.currency)} did not go back: ${failureReason ?? "Stripe says no more."} What was taken back for it stays so until you decide otherwise.`,
    });
  if (state === "SUCCEEDED") {
    recordOrderEvent(tx, "refund.settled", order, now, said);
    if (order.personId)
      await planSend(
        tx,
        {
          personId: order.personId,
          purpose: "orderRefunded",
          occurrence: refundId,
          payload: { orderId: order.id, refundId },
        },
        now,
      );
  }
  await settleRefunded(tx, order, now);
  return { kind: "applied", refundId };
}
