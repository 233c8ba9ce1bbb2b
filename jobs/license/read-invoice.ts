import type { InvoiceFacts } from "@throughline/domain/license/record-invoice";
import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { z } from "zod";
import { idOf } from "../stripe/id-of.ts";

/** An invoice as it is at Stripe now. */
export interface FetchedInvoice {
  facts: InvoiceFacts;
  /** Where the buyer pays it, or confirms the payment. */
  payUrl: string | null;
}

/** Fetches an invoice with its payment; null where it is of no subscription. Throws what Stripe's client throws. */
export async function fetchInvoice(
  client: StripeClient,
  invoiceId: string,
): Promise<FetchedInvoice | null> {
  const invoice = await client.invoices.retrieve(invoiceId, {
    expand: ["payments.data.payment.payment_intent"],
  });
  const stripeSubscriptionId = idOf(
    invoice.parent?.subscription_details?.subscription,
  );
  if (!stripeSubscriptionId) return null;
  const intent = intentOf(invoice);
  const isPaid = invoice.status === "paid";
  return {
    payUrl: invoice.hosted_invoice_url ?? null,
    facts: {
      stripeSubscriptionId,
      orderId: orderOf(invoice),
      invoiceId,
      isPaid,
      isFirst: invoice.billing_reason === "subscription_create",
      renewsUntil: periodEndOf(invoice),
      // What a credit of the buyer's covers is no money that came in.
      amount: isPaid ? invoice.amount_paid : invoice.amount_due,
      tax: taxOf(invoice),
      currency: invoice.currency,
      paymentIntentId: intent && idOf(intent),
      chargeId:
        intent && typeof intent === "object"
          ? idOf(intent.latest_charge)
          : null,
      receiptUrl: invoice.hosted_invoice_url ?? null,
      failureReason:
        (typeof intent === "object" && intent?.last_payment_error?.message) ||
        "The payment failed.",
    },
  };
}

/** Our id of the order, as the subscription has it. */
function orderOf({ parent }: Stripe.Invoice): string | null {
  const ours = z
    .uuid()
    .safeParse(parent?.subscription_details?.metadata?.order_id);
  return ours.data ?? null;
}

/** The end of the period that it begins; some of its lines may be of the one before. */
function periodEndOf({ billing_reason, lines }: Stripe.Invoice): Date | null {
  if (billing_reason !== "subscription_cycle" || lines.data.length === 0)
    return null;
  const ends = lines.data.map(({ period }) => period.end);
  return new Date(Math.max(...ends) * 1000);
}

/** The payment that paid it, or else the one that was tried last. */
function intentOf({
  payments,
}: Stripe.Invoice): string | Stripe.PaymentIntent | null {
  const all = payments?.data ?? [];
  const last = all.find(({ status }) => status === "paid") ?? all.at(-1);
  return last?.payment.payment_intent ?? null;
}

const taxOf = ({ total_taxes }: Stripe.Invoice): number =>
  (total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
