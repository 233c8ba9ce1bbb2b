import type { DisputeModel } from "@throughline/prisma";
import { lockOrder, type LockedOrder } from "../order/lock-order.ts";
import { flagOrder, recordOrderEvent } from "../order/order.events.ts";
import { sayMoney } from "../order/say-money.ts";
import { notFound, type Refusal } from "../outcome.ts";
import { proposeRevocations } from "../refund/propose-revocations.ts";
import { paymentIn, readPayments } from "../refund/read-payments.ts";
import { revokeRights } from "../refund/revoke-rights.ts";
import { settleRefunded } from "../refund/settle-refunded.ts";
import type { Tx } from "../transaction.ts";
import { applyInquiry, endInquiry } from "./apply-inquiry.ts";
import {
  dueInWords,
  isInquiry,
  nextDisputeState,
  sameTime,
  type DisputeFacts,
} from "./dispute.rules.ts";
import { resumeSuspended, suspendEnrollments } from "./suspend-enrollments.ts";

export type DisputeOutcome =
  | { kind: "applied" | "unchanged" }
  | { kind: "setAside"; reason: string }
  | Refusal;

/**
 * Brings a dispute of one of an order's payments (the first where none is named) up to date with what Stripe says of it now.
 * A bank that only asks is the staff's matter, and stops nothing. Opened: the order's enrollments stand still, and the staff is told
 * until when evidence is taken; one that is settled when it is first heard of stops nothing. Won: those that it suspended go on, and
 * where it was lost before, the order counts as paid again and the staff decides what is given back. Lost: as if all the money was
 * given back, with all that is unused.
 */
export async function applyDispute(
  tx: Tx,
  {
    orderId,
    paymentId,
    facts,
  }: { orderId: string; paymentId?: string | null; facts: DisputeFacts },
  now: Date,
): Promise<DisputeOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const payment = paymentIn(await readPayments(tx.db, orderId), paymentId);
  if (!payment)
    return {
      kind: "setAside",
      reason: `A dispute came for order ${order.number}, which is not paid here.`,
    };
  if (facts.currency !== payment.currency)
    return {
      kind: "setAside",
      reason: `The dispute is in ${facts.currency}; the payment in ${payment.currency}.`,
    };
  if (isInquiry(facts)) return applyInquiry(tx, order, payment.id, facts, now);
  const { stripeDisputeId, dueAt, state: observed } = facts;
  await endInquiry(tx, stripeDisputeId, now);
  const known = await tx.db.dispute.findUnique({ where: { stripeDisputeId } });
  const dispute = known ?? (await open(tx, order, payment.id, facts, now));
  if (known && observed === "OPEN" && !sameTime(known.dueAt, dueAt))
    await tx.db.dispute.update({ where: { id: known.id }, data: { dueAt } });
  const state = nextDisputeState(dispute.state, observed);
  if (state && state !== "OPEN") await close(tx, order, dispute, state, now);
  return { kind: state || !known ? "applied" : "unchanged" };
}

async function open(
  tx: Tx,
  order: LockedOrder,
  paymentId: string,
  { stripeDisputeId, amount, reason, state, openedAt, dueAt }: DisputeFacts,
  now: Date,
): Promise<DisputeModel> {
  const said = sayMoney(amount, order.currency);
  const why = `The payment of order ${order.number} is disputed.`;
  const suspended =
    state === "OPEN" ? await suspendEnrollments(tx, order, why, now) : [];
  const dispute = await tx.db.dispute.create({
    data: {
      orderId: order.id,
      paymentId,
      stripeDisputeId,
      amount,
      reason,
      suspended,
      openedAt,
      dueAt,
    },
  });
  recordOrderEvent(tx, "dispute.opened", order, now, {
    disputeId: dispute.id,
    amount,
    currency: order.currency,
    dueAt: dueAt?.toISOString() ?? null,
    reason: `The buyer's bank asks for ${said} back (${reason}). ${dueInWords(dueAt)}`,
  });
  return dispute;
}

async function close(
  tx: Tx,
  order: LockedOrder,
  dispute: DisputeModel,
  state: "WON" | "LOST",
  now: Date,
): Promise<void> {
  const { id, amount } = dispute;
  await tx.db.dispute.update({
    where: { id },
    data: { state, closedAt: now },
  });
  const said = sayMoney(amount, order.currency);
  recordOrderEvent(tx, "dispute.closed", order, now, {
    disputeId: id,
    amount,
    currency: order.currency,
    state,
    reason:
      state === "WON"
        ? `The dispute of ${said} is won; what it stopped goes on.`
        : `The dispute of ${said} is lost. The order counts as given back, and what was unused is taken back.`,
  });
  if (state === "WON" && dispute.state === "LOST") {
    await settleRefunded(tx, order, now);
    flagOrder(
      tx,
      order,
      `The dispute of ${said} was lost, and is won after all: the money is back. Decide which rights are given back.`,
      now,
    );
    return;
  }
  if (state === "WON") return resumeSuspended(tx, order, dispute, now);
  const proposal = await proposeRevocations(tx.db, order.id, now);
  if (proposal)
    await revokeRights(
      tx,
      {
        order,
        revocations: proposal.ofAll,
        reason: `The payment of order ${order.number} was taken back by the bank.`,
      },
      now,
    );
  await settleRefunded(tx, order, now);
}
