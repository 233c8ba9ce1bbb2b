import type { PaymentModel, Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { planTransfers } from "../payout/plan-transfers.ts";
import { settleRefunded } from "../refund/settle-refunded.ts";
import { lockSeats, type SeatOrder } from "../seat/lock-seats.ts";
import type { Tx } from "../transaction.ts";
import { renewSeats } from "./renew-seats.ts";

/** What Stripe says of the invoice of a period. Amounts are in the currency's smallest unit. */
export interface InvoiceFacts {
  stripeSubscriptionId: string;
  /** The order that began the subscription, as its metadata tell; null where they do not. */
  orderId: string | null;
  invoiceId: string;
  isPaid: boolean;
  /** The one that came with the purchase: it is the order's own payment. */
  isFirst: boolean;
  /** Until when the further period runs that it is for; null where it is for none. */
  renewsUntil: Date | null;
  amount: number;
  tax: number;
  currency: string;
  paymentIntentId: string | null;
  chargeId: string | null;
  receiptUrl: string | null;
  failureReason: string | null;
}

/**
 * Notes the money of a license's further periods: one payment for each invoice, shared with the payees once it is paid; then seats
 * that were used up come back, also for a period that costs nothing. What was paid stays so, in whatever order Stripe tells.
 * `early` where there is money and the purchase of the license is not paid yet.
 */
export async function recordInvoice(
  tx: Tx,
  facts: InvoiceFacts,
  now: Date,
): Promise<{ kind: "recorded" | "unchanged" | "early" }> {
  const { stripeSubscriptionId, invoiceId, isPaid, renewsUntil } = facts;
  const { amount } = facts;
  if (facts.isFirst) return { kind: "unchanged" };
  const license = await tx.db.license.findUnique({
    where: { stripeSubscriptionId },
    select: { orderId: true },
  });
  const orderId = license?.orderId ?? facts.orderId;
  const order = orderId && (await lockSeats(tx, orderId));
  if (!order || !isItsLicense(order, stripeSubscriptionId))
    return { kind: amount === 0 ? "unchanged" : "early" };
  if (isPaid && renewsUntil) await renewSeats(tx, order, renewsUntil, now);
  if (amount === 0) return { kind: "unchanged" };
  const known = await tx.db.payment.findUnique({ where: { invoiceId } });
  const state = isPaid ? "SUCCEEDED" : "FAILED";
  if (known?.state === "SUCCEEDED" || known?.state === state)
    return { kind: "unchanged" };
  const payment = await write(tx, order, known, facts, now);
  recordEvent(tx, {
    type: isPaid ? "payment.received" : "payment.failed",
    occurredAt: now,
    personId: order.personId,
    courseId: order.product.courseId,
    reason: payment.failureReason,
    payload: {
      orderId: order.id,
      orderNumber: order.number,
      productId: order.productId,
      invoiceId,
      amount,
      currency: facts.currency,
    },
  });
  if (isPaid) await share(tx, order, payment, facts, now);
  return { kind: "recorded" };
}

const isItsLicense = (
  { state, product, license }: SeatOrder,
  stripeSubscriptionId: string,
): boolean =>
  product.kind === "LICENSE" &&
  (state === "PAID" || state === "REFUNDED") &&
  (license === null || license.stripeSubscriptionId === stripeSubscriptionId);

async function share(
  tx: Tx,
  order: SeatOrder,
  { id: paymentId }: PaymentModel,
  { tax }: InvoiceFacts,
  now: Date,
): Promise<void> {
  const orderId = order.id;
  await planTransfers(tx, { orderId, renewal: { paymentId, tax } }, now);
  // All that came in before may have gone back; now there is more.
  await settleRefunded(tx, order, now);
}

function write(
  tx: Tx,
  { id: orderId }: SeatOrder,
  known: PaymentModel | null,
  facts: InvoiceFacts,
  now: Date,
): Promise<PaymentModel> {
  const { invoiceId, amount, currency } = facts;
  const { paymentIntentId, chargeId, receiptUrl } = facts;
  const data: Prisma.PaymentUncheckedCreateInput = {
    orderId,
    invoiceId,
    amount,
    currency,
    paymentIntentId,
    chargeId,
    receiptUrl,
    state: facts.isPaid ? "SUCCEEDED" : "FAILED",
    failureReason: facts.isPaid ? null : facts.failureReason,
    settledAt: now,
  };
  return known
    ? tx.db.payment.update({ where: { id: known.id }, data })
    : tx.db.payment.create({ data: { ...data, createdAt: now } });
}
