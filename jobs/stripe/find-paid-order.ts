import type { Applied } from "@throughline/domain/inbox/partner-message";
import { applyCheckout } from "@throughline/domain/order/apply-checkout";
import { findOrder } from "@throughline/domain/order/find-order";
import type { Tx } from "@throughline/domain/transaction";
import { carryOf } from "./carry.ts";
import type { StripeCall } from "./handler.ts";
import { fetchCheckout, type FetchedCheckout } from "./read-checkout.ts";

/** The payment that a message is about, in Stripe's ids. */
export interface PaymentClues {
  paymentIntentId: string | null;
  chargeId: string | null;
  reference: string | null;
}

/** The order that was paid; or what to answer where there is none. */
export type PaidOrder =
  | { kind: "found"; orderId: string; checkout: FetchedCheckout | null }
  | { kind: "unknown"; answer: Applied };

/**
 * Finds the order of a payment. Where it is not paid here yet, because what says so is still on its way, its checkout is fetched
 * too, for {@link bringUpToDate}: money that goes back never has to wait for news of its coming in.
 */
export async function findPaidOrder(
  { client, database }: StripeCall,
  clues: PaymentClues,
): Promise<PaidOrder> {
  const { paymentIntentId } = clues;
  const orderId =
    (await findOrder(database, clues)) ??
    (paymentIntentId && (await byIntent(client, database, paymentIntentId)));
  if (!orderId)
    return {
      kind: "unknown",
      answer: {
        kind: "quarantined",
        reason: `No order has the payment ${paymentIntentId ?? clues.chargeId ?? "(none)"}.`,
      },
    };
  const order = await database.order.findUniqueOrThrow({
    where: { id: orderId },
  });
  const isPaid = order.state === "PAID" || order.state === "REFUNDED";
  const checkout =
    isPaid || order.checkoutSessionId === null
      ? null
      : await fetchCheckout(client, order.checkoutSessionId);
  return { kind: "found", orderId, checkout };
}

/** Stripe hands our id of the order on to the payment. */
async function byIntent(
  client: StripeCall["client"],
  database: StripeCall["database"],
  paymentIntentId: string,
): Promise<string | null> {
  const intent = await client.paymentIntents.retrieve(paymentIntentId);
  const reference = intent.metadata.order_id ?? null;
  return findOrder(database, { reference });
}

/** Fulfils the order first where that is still to come; null where nothing is in the way of what follows. */
export async function bringUpToDate(
  tx: Tx,
  orderId: string,
  checkout: FetchedCheckout | null,
  now: Date,
): Promise<Applied | null> {
  if (!checkout) return null;
  const { facts, failureReason } = checkout;
  const applied = carryOf(
    await applyCheckout(tx, { orderId, facts, failureReason }, now),
  );
  return applied.kind === "applied" ? null : applied;
}
