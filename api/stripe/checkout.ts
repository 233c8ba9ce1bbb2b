import type { Stripe } from "@throughline/integrations/stripe/client";
import type {
  CheckoutRequest,
  CheckoutStart,
} from "@throughline/schema/context";
import type { StripeDesk } from "./door.ts";
import { idempotencyKeyOf } from "./idempotency-key.ts";

/**
 * Opens Stripe's hosted checkout for an order; the same order finds the same checkout. What is told of the order is told of
 * its payment and its subscription too, for Stripe hands nothing on by itself.
 */
export async function createCheckout(
  { client, taxSetting }: StripeDesk,
  checkout: CheckoutRequest,
): Promise<CheckoutStart> {
  const metadata = { ...checkout.metadata, order_id: checkout.orderId };
  const asked: Stripe.Checkout.SessionCreateParams = {
    mode: checkout.mode,
    client_reference_id: checkout.orderId,
    line_items: [
      { price: checkout.stripePriceId, quantity: checkout.quantity },
    ],
    ...(checkout.email !== null && { customer_email: checkout.email }),
    success_url: checkout.successUrl,
    cancel_url: checkout.cancelUrl,
    allow_promotion_codes: true,
    automatic_tax: { enabled: await taxSetting() },
    metadata,
    ...(checkout.mode === "payment"
      ? {
          customer_creation: "always",
          payment_intent_data: {
            metadata,
            transfer_group: checkout.transferGroup,
          },
        }
      : {
          subscription_data: {
            metadata,
            ...(checkout.trialDays > 0 && {
              trial_period_days: checkout.trialDays,
            }),
          },
        }),
  };
  const session = await client.checkout.sessions.create(asked, {
    idempotencyKey: idempotencyKeyOf(`checkout:${checkout.orderId}`, asked),
  });
  if (session.url === null)
    return {
      kind: "unavailable",
      reason: "Stripe opened a checkout without an address.",
    };
  return {
    kind: "ready",
    checkoutSessionId: session.id,
    url: session.url,
    expiresAt: new Date(session.expires_at * 1000),
  };
}
