import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";

/** Clocks differ a little. */
const leewaySeconds = 300;
/** Within that a browser's request is answered or given up. */
const openedWithinSeconds = 3_600;

/**
 * The checkout that Stripe opened for an order although its answer never arrived, by our id of the order in it; null where there is
 * none. Stripe finds no checkout by that id, so those of the hour are looked through. Throws what Stripe's client throws.
 */
export async function findCheckout(
  client: StripeClient,
  { id, createdAt }: { id: string; createdAt: Date },
): Promise<Stripe.Checkout.Session | null> {
  const began = Math.floor(createdAt.getTime() / 1_000);
  const opened = client.checkout.sessions.list({
    created: { gte: began - leewaySeconds, lte: began + openedWithinSeconds },
    limit: 100,
  });
  for await (const session of opened)
    if (session.client_reference_id === id || session.metadata?.order_id === id)
      return session;
  return null;
}
