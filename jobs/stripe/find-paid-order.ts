import type { Applied } from "@throughline/domain/inbox/partner-message";
import {
  recordInvoice,
  type InvoiceFacts,
} from "@throughline/domain/license/record-invoice";
import { applyCheckout } from "@throughline/domain/order/apply-checkout";
import { findOrder } from "@throughline/domain/order/find-order";
import { findPayment } from "@throughline/domain/order/find-payment";
import type { Tx } from "@throughline/domain/transaction";
import { fetchInvoice } from "../license/read-invoice.ts";
import { carryOf } from "./carry.ts";
import type { StripeCall } from "./handler.ts";
import { idOf } from "./id-of.ts";
import { fetchCheckout, type FetchedCheckout } from "./read-checkout.ts";

/** The payment that a message is about, in Stripe's ids. */
export interface PaymentClues {
  paymentIntentId: string | null;
  chargeId: string | null;
  reference: string | null;
}

/** A payment's order, with what is to be made of it before what follows. */
interface KnownPayment {
  kind: "found";
  orderId: string;
  clues: PaymentClues & { invoiceId: string | null };
  checkout: FetchedCheckout | null;
  invoice: InvoiceFacts | null;
}

/** The payment's order; or what to answer where there is none. */
export type PaidOrder = KnownPayment | { kind: "unknown"; answer: Applied };

/**
 * Finds the order of a payment: its own, or of a license one for a further period. Where it is not paid here yet, because what says
 * so is still on its way, its checkout or invoice is fetched too, for {@link withPayment}: money that goes back never has to wait
 * for news of its coming in.
 */
export async function findPaidOrder(
  { client, database }: StripeCall,
  clues: PaymentClues,
): Promise<PaidOrder> {
  const { paymentIntentId, chargeId } = clues;
  const known = await findPayment(database, clues);
  // One that failed may have been tried again, and paid.
  const isPaidHere = known?.state === "SUCCEEDED";
  const invoice =
    isPaidHere || !paymentIntentId
      ? null
      : await invoiceOf(client, paymentIntentId);
  const orderId =
    known?.orderId ??
    (invoice && (await ofSubscription(database, invoice))) ??
    (await findOrder(database, clues)) ??
    (paymentIntentId && (await byIntent(client, database, paymentIntentId)));
  const order =
    orderId && (await database.order.findUnique({ where: { id: orderId } }));
  if (!order)
    return {
      kind: "unknown",
      answer: {
        kind: "quarantined",
        reason: `No order has the payment ${paymentIntentId ?? chargeId ?? "(none)"}${invoice ? ` of the invoice ${invoice.invoiceId}, subscription ${invoice.stripeSubscriptionId}` : ""}.`,
      },
    };
  const isPaid = order.state === "PAID" || order.state === "REFUNDED";
  const checkout =
    isPaid || order.checkoutSessionId === null
      ? null
      : await fetchCheckout(client, order.checkoutSessionId);
  return {
    kind: "found",
    orderId: order.id,
    clues: { ...clues, invoiceId: invoice?.invoiceId ?? null },
    checkout,
    invoice,
  };
}

/** The order that a license came with: by the license, or else by what Stripe was told of it when it was bought. */
async function ofSubscription(
  database: StripeCall["database"],
  { stripeSubscriptionId, orderId }: InvoiceFacts,
): Promise<string | null> {
  const license = await database.license.findUnique({
    where: { stripeSubscriptionId },
    select: { orderId: true },
  });
  return license?.orderId ?? orderId;
}

/** The invoice that a payment paid; null where it is of none. */
async function invoiceOf(
  client: StripeCall["client"],
  paymentIntentId: string,
): Promise<InvoiceFacts | null> {
  const { data } = await client.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: paymentIntentId },
    limit: 1,
  });
  const invoiceId = idOf(data[0]?.invoice);
  const fetched = invoiceId && (await fetchInvoice(client, invoiceId));
  return fetched ? fetched.facts : null;
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

/**
 * Notes the payment first where that is still to come, then does what follows with its id. What hinders the one is answered
 * instead of the other.
 */
export async function withPayment(
  tx: Tx,
  { orderId, clues, checkout, invoice }: KnownPayment,
  now: Date,
  follow: (paymentId: string) => Promise<Applied>,
): Promise<Applied> {
  if (checkout) {
    const { facts, failureReason } = checkout;
    const applied = carryOf(
      await applyCheckout(tx, { orderId, facts, failureReason }, now),
    );
    if (applied.kind !== "applied") return applied;
  }
  if (invoice) await recordInvoice(tx, invoice, now);
  const payment = await findPayment(tx.db, clues);
  return payment?.orderId === orderId
    ? follow(payment.id)
    : {
        kind: "quarantined",
        reason: `The order has no payment ${clues.paymentIntentId ?? clues.chargeId ?? "(none)"} that came in.`,
      };
}
