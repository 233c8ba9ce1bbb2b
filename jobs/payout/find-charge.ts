import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { PaymentModel } from "@throughline/prisma";
import { idOf } from "../stripe/id-of.ts";

/**
 * The charge that brought a payment's money, so that shares of it can be sent before it is available; null where Stripe tells none.
 * Throws what Stripe's client throws.
 */
export async function findCharge(
  client: StripeClient,
  payment: Pick<
    PaymentModel,
    "chargeId" | "paymentIntentId" | "invoiceId"
  > | null,
): Promise<string | null> {
  if (!payment) return null;
  if (payment.chargeId) return payment.chargeId;
  const intentId =
    payment.paymentIntentId ??
    (payment.invoiceId && (await intentOfInvoice(client, payment.invoiceId)));
  if (!intentId) return null;
  const intent = await client.paymentIntents.retrieve(intentId);
  return idOf(intent.latest_charge);
}

async function intentOfInvoice(
  client: StripeClient,
  invoice: string,
): Promise<string | null> {
  const { data } = await client.invoicePayments.list({
    invoice,
    status: "paid",
    limit: 1,
  });
  return idOf(data[0]?.payment.payment_intent);
}
