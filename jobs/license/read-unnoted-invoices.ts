import type { InvoiceFacts } from "@throughline/domain/license/record-invoice";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Desk } from "../desk.ts";
import { fetchInvoice } from "./read-invoice.ts";

/**
 * Fetches the invoices of a subscription that were paid and are not noted here, the oldest first; of those that cost nothing the
 * newest alone, for they are noted nowhere. Throws what Stripe's client throws.
 */
export async function readUnnotedInvoices(
  client: StripeClient,
  database: Desk["store"]["database"],
  stripeSubscriptionId: string,
): Promise<InvoiceFacts[]> {
  const { data: newestFirst } = await client.invoices.list({
    subscription: stripeSubscriptionId,
    status: "paid",
    limit: 100,
  });
  const noted = await database.payment.findMany({
    where: {
      invoiceId: { in: newestFirst.map(({ id }) => id) },
      state: "SUCCEEDED",
    },
    select: { invoiceId: true },
  });
  const isNoted = new Set(noted.map(({ invoiceId }) => invoiceId));
  const unnoted = newestFirst.filter(
    ({ id, billing_reason, amount_paid }, index) =>
      billing_reason !== "subscription_create" &&
      !isNoted.has(id) &&
      (amount_paid > 0 || index === 0),
  );
  const facts = [];
  for (const { id } of unnoted.reverse()) {
    const invoice = await fetchInvoice(client, id);
    if (invoice) facts.push(invoice.facts);
  }
  return facts;
}
