import { planSend } from "../message/plan-send.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { differenceFrom, type CheckoutFacts } from "./checkout.rules.ts";
import { findBuyer } from "./find-buyer.ts";
import { fulfilOrder, type FulfilOutcome } from "./fulfil-order.ts";
import { lockOrder, type LockedOrder } from "./lock-order.ts";
import { recordOrderEvent } from "./order.events.ts";
import { nextOrderState, type OrderMove } from "./order.rules.ts";
import { recordPayment } from "./record-payment.ts";

export type CheckoutOutcome =
  FulfilOutcome | { kind: "moved" | "unchanged"; orderId: string } | Refusal;

/**
 * Brings an order up to date with its checkout as it is at Stripe now: paid and fulfilled, waiting for money that takes days, failed
 * or expired. What Stripe said before is old news, in whatever order it is told.
 */
export async function applyCheckout(
  tx: Tx,
  {
    orderId,
    facts,
    failureReason,
  }: {
    orderId: string;
    facts: CheckoutFacts;
    /** Why the money will not come, where that is so. */
    failureReason: string | null;
  },
  now: Date,
): Promise<CheckoutOutcome> {
  const move = moveOf(facts, failureReason);
  if (move === "pay") return fulfilOrder(tx, { orderId, facts }, now);
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const state = move && nextOrderState(move, order.state);
  if (!move || !state) return { kind: "unchanged", orderId };
  if (move !== "pend" && isOfAnother(order, facts))
    return { kind: "unchanged", orderId };
  const difference = move === "pend" ? differenceFrom(order, facts) : null;
  if (difference) return { kind: "setAside", reason: difference };

  const { checkoutSessionId, paymentIntentId } = facts;
  await tx.db.order.update({
    where: { id: orderId },
    data: { state, checkoutSessionId, paymentIntentId },
  });
  if (move === "pend") await tellOfWait(tx, order, facts, now);
  if (move !== "expire")
    await recordPayment(
      tx,
      order,
      facts,
      move === "pend" ? "PENDING" : "FAILED",
      now,
      failureReason,
    );
  recordOrderEvent(tx, eventOf[move], order, now, { reason: failureReason });
  return { kind: "moved", orderId };
}

/** A checkout that was opened before, its reply lost, ends without meaning anything for the one that the buyer has. */
const isOfAnother = (
  order: Pick<LockedOrder, "checkoutSessionId">,
  facts: CheckoutFacts,
): boolean =>
  order.checkoutSessionId !== null &&
  order.checkoutSessionId !== facts.checkoutSessionId;

/** The letter that the bank is waited for, once per order; a guest's goes to the address that Stripe says. */
async function tellOfWait(
  tx: Tx,
  order: LockedOrder,
  facts: CheckoutFacts,
  now: Date,
): Promise<void> {
  const buyer = await findBuyer(tx, order, facts, now);
  if (buyer.kind === "unnamed") return;
  await planSend(
    tx,
    {
      personId: buyer.personId,
      purpose: "orderPending",
      occurrence: order.id,
      payload: { orderId: order.id },
    },
    now,
  );
}

const eventOf = {
  pend: "order.pending",
  fail: "order.failed",
  expire: "order.expired",
} as const;

function moveOf(
  { status, paymentStatus }: CheckoutFacts,
  failureReason: string | null,
): OrderMove | null {
  if (status === "open") return null;
  if (status === "expired") return "expire";
  if (paymentStatus !== "unpaid") return "pay";
  return failureReason === null ? "pend" : "fail";
}
