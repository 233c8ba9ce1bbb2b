import type { CheckoutFacts } from "@throughline/domain/order/checkout.rules";
import { emailSchema } from "@throughline/domain/person/person.rules";
import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { fetchInvoice } from "../license/read-invoice.ts";
import { idOf, objectOf } from "./id-of.ts";

/** A checkout as it is at Stripe now. */
export interface FetchedCheckout {
  facts: CheckoutFacts;
  /** Our id of the order, as we told it to Stripe. */
  reference: string | null;
  /** Why the money will not come, where the payment says so. */
  failureReason: string | null;
}

/** Fetches a checkout with its lines and its payment. Throws what Stripe's client throws. */
export async function fetchCheckout(
  client: StripeClient,
  checkoutSessionId: string,
): Promise<FetchedCheckout> {
  const session = await client.checkout.sessions.retrieve(checkoutSessionId, {
    expand: ["line_items", "payment_intent.latest_charge"],
  });
  const intent = objectOf(session.payment_intent);
  const charge = objectOf(intent?.latest_charge);
  const invoiceId = idOf(session.invoice);
  // A subscription is paid by its first invoice.
  const invoice = invoiceId && (await fetchInvoice(client, invoiceId));
  const paidBy = invoice ? invoice.facts : null;
  const email = emailSchema.safeParse(
    session.customer_details?.email ?? session.customer_email,
  );
  return {
    reference:
      session.client_reference_id ?? session.metadata?.order_id ?? null,
    failureReason: intent ? failureOf(intent) : null,
    facts: {
      checkoutSessionId: session.id,
      status: statusOf[session.status ?? "open"] ?? "open",
      paymentStatus: paymentStatusOf[session.payment_status] ?? "unpaid",
      currency: session.currency?.toLowerCase() ?? null,
      subtotal: session.amount_subtotal,
      total: session.amount_total,
      discount: session.total_details?.amount_discount ?? 0,
      tax: session.total_details?.amount_tax ?? 0,
      email: email.success ? email.data : null,
      name: session.customer_details?.name ?? null,
      customerId: idOf(session.customer),
      paymentIntentId:
        idOf(session.payment_intent) ?? paidBy?.paymentIntentId ?? null,
      subscriptionId: idOf(session.subscription),
      invoiceId,
      chargeId: charge?.id ?? paidBy?.chargeId ?? null,
      receiptUrl: charge?.receipt_url ?? paidBy?.receiptUrl ?? null,
      lines: (session.line_items?.data ?? []).map(({ price, quantity }) => ({
        stripePriceId: price?.id ?? null,
        quantity: quantity ?? 0,
      })),
    },
  };
}

/** A word that Stripe adds one day gives nothing away. */
const statusOf: Partial<Record<string, CheckoutFacts["status"]>> = {
  open: "open",
  complete: "complete",
  expired: "expired",
};
const paymentStatusOf: Partial<Record<string, CheckoutFacts["paymentStatus"]>> =
  {
    paid: "paid",
    unpaid: "unpaid",
    no_payment_required: "noneRequired",
  };

/** A payment that was tried and stands without means of payment again will not come by itself. */
function failureOf({
  status,
  last_payment_error: error,
}: Stripe.PaymentIntent): string | null {
  if (status === "canceled") return "The payment was canceled.";
  return status === "requires_payment_method" && error
    ? (error.message ?? "The payment failed.")
    : null;
}
