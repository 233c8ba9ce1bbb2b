import { planSend } from "../message/plan-send.ts";
import { notFound, type Refusal } from "../outcome.ts";
import { planTransfers } from "../payout/plan-transfers.ts";
import type { Tx } from "../transaction.ts";
import { differenceFrom, type CheckoutFacts } from "./checkout.rules.ts";
import { deliverOrder } from "./deliver-order.ts";
import { findBuyer } from "./find-buyer.ts";
import { lockOrder, type LockedOrder } from "./lock-order.ts";
import { flagOrder, recordOrderEvent } from "./order.events.ts";
import { nextOrderState } from "./order.rules.ts";
import { recordPayment } from "./record-payment.ts";
import { sayMoney } from "./say-money.ts";

export type FulfilOutcome =
  | { kind: "fulfilled" | "unchanged"; orderId: string }
  /** What was paid is not what was ordered. Nothing may be committed. */
  | { kind: "setAside"; reason: string }
  | Refusal;

/**
 * Gives what was paid for: the order is paid, with its payment, enrollment, rights, seats and shares, and one letter is planned; all
 * of it once, however often and in whatever order Stripe tells. The money counts although what it was paid for cannot be given as
 * things stand; then the staff is alerted to give it back. What a guest bought with the address of somebody who has a login
 * waits for that person's claim. Only for checkouts that Stripe says are paid, or that cost nothing.
 */
export async function fulfilOrder(
  tx: Tx,
  { orderId, facts }: { orderId: string; facts: CheckoutFacts },
  now: Date,
): Promise<FulfilOutcome> {
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const difference = differenceFrom(order, facts);
  if (difference) return { kind: "setAside", reason: difference };
  if (facts.paymentStatus === "unpaid")
    return { kind: "setAside", reason: "Stripe says that it is not paid." };
  const state = nextOrderState("pay", order.state);
  if (!state) return { kind: "unchanged", orderId };

  const buyer = await findBuyer(tx, order, facts, now);
  if (buyer.kind === "unnamed")
    return { kind: "setAside", reason: "Stripe names no e-mail address." };
  const paid = await pay(tx, order, facts, buyer, now);
  const shared = await planTransfers(tx, { orderId }, now);
  if (shared.kind === "notFound") return shared;
  if (!buyer.mustClaim) {
    const delivered = await deliverOrder(tx, paid, buyer.personId, now);
    if (delivered.kind === "hindered") {
      flagUndelivered(tx, paid, delivered.reason, now);
      return { kind: "fulfilled", orderId };
    }
  }
  await planSend(
    tx,
    {
      personId: buyer.personId,
      purpose: "orderPaid",
      occurrence: orderId,
      payload: { orderId },
    },
    now,
  );
  return { kind: "fulfilled", orderId };
}

/** Nobody is written to that they have what they have not. */
const flagUndelivered = (
  tx: Tx,
  order: LockedOrder,
  reason: string,
  now: Date,
): void =>
  flagOrder(
    tx,
    order,
    order.total
      ? `${sayMoney(order.total, order.currency)} was paid and nothing could be given for it: ${reason} Give the money back, or enroll the buyer yourself.`
      : `Nothing was charged, and nothing could be given: ${reason} Enroll the buyer yourself, or tell them.`,
    now,
  );

async function pay(
  tx: Tx,
  order: LockedOrder,
  facts: CheckoutFacts,
  { personId, mustClaim }: { personId: string; mustClaim: boolean },
  now: Date,
): Promise<LockedOrder> {
  const written = {
    state: "PAID",
    personId: mustClaim ? null : personId,
    email: facts.email ?? order.email,
    // A trial costs nothing, whatever its checkout comes to later.
    total: facts.paymentStatus === "noneRequired" ? 0 : (facts.total ?? 0),
    discount: facts.discount,
    tax: facts.tax,
    checkoutSessionId: facts.checkoutSessionId,
    paymentIntentId: facts.paymentIntentId,
    customerId: facts.customerId,
    paidAt: now,
    // Whoever was signed in has nothing to claim.
    claimedAt: order.personId ? now : null,
  } as const;
  await tx.db.order.update({ where: { id: order.id }, data: written });
  const paid = { ...order, ...written };
  recordOrderEvent(tx, "order.paid", paid, now, {
    total: written.total,
    currency: order.currency,
    quantity: order.quantity,
  });
  const charged = { ...facts, total: written.total };
  await recordPayment(tx, paid, charged, "SUCCEEDED", now);
  return paid;
}
