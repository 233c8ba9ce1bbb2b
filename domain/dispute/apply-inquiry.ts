import { recordOrderEvent } from "../order/order.events.ts";
import type { LockedOrder } from "../order/lock-order.ts";
import { sayMoney } from "../order/say-money.ts";
import type { Tx } from "../transaction.ts";
import { dueInWords, sameTime, type InquiryFacts } from "./dispute.rules.ts";

/**
 * Brings an inquiry about a payment up to date with what Stripe says of it now. The staff is told until when it can be answered;
 * nothing stops, for nothing was taken (Stripe, "How disputes work"). One that became a dispute stays closed. The order is locked.
 */
export async function applyInquiry(
  tx: Tx,
  order: LockedOrder,
  paymentId: string,
  { state, currency, ...facts }: InquiryFacts,
  now: Date,
): Promise<{ kind: "applied" | "unchanged" }> {
  const { stripeDisputeId, amount, reason, dueAt } = facts;
  const which = { where: { stripeDisputeId } };
  if (await tx.db.dispute.findUnique(which)) return { kind: "unchanged" };
  const known = await tx.db.inquiry.findUnique(which);
  const said = { stripeDisputeId, amount, currency };
  if (!known) {
    const closedAt = state === "INQUIRY" ? null : now;
    await tx.db.inquiry.create({
      data: { orderId: order.id, paymentId, ...facts, closedAt },
    });
    if (closedAt === null)
      recordOrderEvent(tx, "dispute.inquired", order, now, {
        ...said,
        dueAt: dueAt?.toISOString() ?? null,
        reason: `The buyer's bank asks about ${sayMoney(amount, currency)} (${reason}). Nothing was taken, and nothing stops. ${dueInWords(dueAt)} Answer in Stripe's dashboard, or give the money back here.`,
      });
    return { kind: "applied" };
  }
  if (known.closedAt) return { kind: "unchanged" };
  if (state === "INQUIRY") {
    if (sameTime(known.dueAt, dueAt)) return { kind: "unchanged" };
    await tx.db.inquiry.update({ ...which, data: { dueAt } });
    return { kind: "applied" };
  }
  await endInquiry(tx, stripeDisputeId, now);
  recordOrderEvent(tx, "dispute.inquiryClosed", order, now, {
    ...said,
    reason: "The bank asks no more, and took nothing.",
  });
  return { kind: "applied" };
}

/** The bank asks no more: it is content, or disputes the payment now. A repeat changes nothing. */
export async function endInquiry(
  tx: Tx,
  stripeDisputeId: string,
  now: Date,
): Promise<void> {
  await tx.db.inquiry.updateMany({
    where: { stripeDisputeId, closedAt: null },
    data: { closedAt: now },
  });
}
