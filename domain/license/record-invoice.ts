import type { PaymentModel, Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { planTransfers } from "../payout/plan-transfers.ts";
import { lockSeats, type SeatOrder } from "../seat/lock-seats.ts";
import type { Tx } from "../transaction.ts";

/** What Stripe says of the invoice of a period. Amounts are in the currency's smallest unit. */
export interface InvoiceFacts {
  stripeSubscriptionId: string;
  invoiceId: string;
  isPaid: boolean;
  /** The one that came with the purchase: it is the order's own payment. */
  isFirst: boolean;
  amount: number;
  tax: number;
  currency: string;
  paymentIntentId: string | null;
  chargeId: string | null;
  receiptUrl: string | null;
  failureReason: string | null;
}

/**
 * Notes the money of a license's further periods: one payment for each invoice, shared with the payees once it is paid. What was
 * paid stays so, in whatever order Stripe tells. `early` where the license is not known yet.
 */
export async function recordInvoice(
  tx: Tx,
  facts: InvoiceFacts,
  now: Date,
): Promise<{ kind: "recorded" | "unchanged" | "early" }> {
  const { stripeSubscriptionId, invoiceId, isFirst, amount } = facts;
  if (isFirst || amount === 0) return { kind: "unchanged" };
  const license = await tx.db.license.findUnique({
    where: { stripeSubscriptionId },
    select: { orderId: true },
  });
  const order = license && (await lockSeats(tx, license.orderId));
  if (!order) return { kind: "early" };
  const known = await tx.db.payment.findUnique({ where: { invoiceId } });
  const state = facts.isPaid ? "SUCCEEDED" : "FAILED";
  if (known?.state === "SUCCEEDED" || known?.state === state)
    return { kind: "unchanged" };
  const payment = await write(tx, order, known, facts, now);
  recordEvent(tx, {
    type: facts.isPaid ? "payment.received" : "payment.failed",
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
  if (facts.isPaid)
    await planTransfers(
      tx,
      {
        orderId: order.id,
        renewal: { paymentId: payment.id, tax: facts.tax },
      },
      now,
    );
  return { kind: "recorded" };
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
