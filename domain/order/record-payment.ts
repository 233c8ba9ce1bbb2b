import type { PaymentState } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import type { CheckoutFacts } from "./checkout.rules.ts";
import { recordOrderEvent, type OrderSubject } from "./order.events.ts";

/**
 * Notes the money of a checkout: one payment for each payment intent or invoice, which goes on from PENDING to how it ended. A
 * purchase that cost nothing has none. Repeats change nothing.
 */
export async function recordPayment(
  tx: Tx,
  order: OrderSubject & { currency: string },
  facts: CheckoutFacts,
  state: PaymentState,
  now: Date,
  failureReason: string | null = null,
): Promise<void> {
  const { paymentIntentId, invoiceId, chargeId, receiptUrl } = facts;
  const amount = facts.total ?? 0;
  if (amount === 0) return;
  const known = await tx.db.payment.findFirst({
    where: {
      OR: [
        ...(paymentIntentId ? [{ paymentIntentId }] : []),
        ...(invoiceId ? [{ invoiceId }] : []),
        ...(paymentIntentId || invoiceId ? [] : [{ orderId: order.id }]),
      ],
    },
  });
  if (known?.state === state || known?.state === "SUCCEEDED") return;
  const written = {
    state,
    paymentIntentId: paymentIntentId ?? undefined,
    chargeId,
    receiptUrl,
    failureReason,
    settledAt: state === "PENDING" ? null : now,
  };
  if (known)
    await tx.db.payment.update({ where: { id: known.id }, data: written });
  else
    await tx.db.payment.create({
      data: {
        orderId: order.id,
        invoiceId,
        amount,
        currency: order.currency,
        createdAt: now,
        ...written,
      },
    });
  if (state !== "PENDING")
    recordOrderEvent(
      tx,
      state === "SUCCEEDED" ? "payment.received" : "payment.failed",
      order,
      now,
      { amount, currency: order.currency, reason: failureReason },
    );
}
