import type { RefundModel } from "@throughline/prisma";
import { planSend } from "../message/plan-send.ts";
import { lockOrder, type LockedOrder } from "../order/lock-order.ts";
import { flagOrder, recordOrderEvent } from "../order/order.events.ts";
import { namesFrom } from "../order/names.rules.ts";
import { sayMoney } from "../order/say-money.ts";
import { notFound, type Refusal } from "../outcome.ts";
import { findOrCreatePerson } from "../person/find-or-create-person.ts";
import type { Tx } from "../transaction.ts";
import {
  paymentIn,
  readPayments,
  type PaymentWithReturns,
} from "./read-payments.ts";
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
 * Brings a refund of one of an order's payments up to date with what Stripe says of it now; of the first where none is named. One that was made in Stripe's dashboard is taken in, and the staff is
 * alerted to decide what goes with it: nothing is revoked by itself. A failed one undoes nothing by itself, and alerts.
 */
export async function applyRefund(
  tx: Tx,
  {
    orderId,
    paymentId,
    facts,
  }: { orderId: string; paymentId?: string | null; facts: RefundFacts },
  now: Date,
): Promise<RefundOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const payment = paymentIn(await readPayments(tx.db, orderId), paymentId);
  if (!payment)
    return {
      kind: "setAside",
      reason: `A refund came for order ${order.number}, which is not paid here.`,
    };
  if (facts.currency !== payment.currency)
    return {
      kind: "setAside",
      reason: `The refund is in ${facts.currency}; the payment in ${payment.currency}.`,
    };
  const known = await findRefund(tx, orderId, facts);
  if (known && known.amount !== facts.amount)
    return {
      kind: "setAside",
      reason: `The refund is of ${facts.amount}; here it is of ${known.amount}, in the smallest unit.`,
    };
  const refund = known ?? (await takeIn(tx, order, payment, facts, now));
  if (!refund)
    return {
      kind: "setAside",
      reason: `With a refund of ${facts.amount} more would go back than the ${payment.amount} that were paid, in the smallest unit.`,
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
  payment: PaymentWithReturns,
  { stripeRefundId, amount, state }: RefundFacts,
  now: Date,
): Promise<RefundModel | null> {
  const refunds = payment.refunds.filter(
    (each) => each.state === "PENDING" || each.state === "SUCCEEDED",
  );
  const left = leftToRefund({ ...payment, refunds, disputes: [] });
  if (state !== "FAILED" && amount > left) return null;
  const refund = await tx.db.refund.create({
    data: {
      orderId: order.id,
      paymentId: payment.id,
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
  const state = stateAfter(refund, facts);
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
    await tellBuyer(tx, order, refundId, now);
  }
  await settleRefunded(tx, order, now);
  return { kind: "applied", refundId };
}

/** That it failed is our own guess where Stripe never named it, such as when its reply was lost: what Stripe says of it holds. */
const stateAfter = (
  { state, stripeRefundId }: RefundModel,
  { state: observed }: RefundFacts,
) =>
  state === "FAILED" && stripeRefundId === null && observed !== "FAILED"
    ? observed
    : nextRefundState(state, observed);

/** Whoever bought it is written to; a guest who has not claimed it, where they said. */
async function tellBuyer(
  tx: Tx,
  { id: orderId, personId, email }: LockedOrder,
  refundId: string,
  now: Date,
): Promise<void> {
  const send = {
    purpose: "orderRefunded",
    occurrence: refundId,
    payload: { orderId, refundId },
  } as const;
  if (personId) await planSend(tx, { ...send, personId }, now);
  else if (email) {
    const guest = await findOrCreatePerson(
      tx,
      { email, ...namesFrom(null, email) },
      now,
    );
    const { personId } = guest;
    await planSend(tx, { ...send, personId, address: email }, now);
  }
}
