import { Stripe } from "stripe";
import type { StripeSettings } from "./env.ts";
import { refusesUntoldErrors } from "./untold-error.ts";

export type { Stripe };

/** Stripe's own client, set up for this school. */
export type StripeClient = Stripe;

/** The version of Stripe's interface that this code was written against. */
export const stripeApiVersion = "2026-10-28.endive";

/** How long Stripe may take to answer, in milliseconds; then the call is tried twice more with the same idempotency key. */
const patienceMs = 15_000;

/** Opens the way to Stripe, or to what stands in for it. Calls nobody. */
export function openStripe({
  secretKey,
  apiBase,
}: StripeSettings): StripeClient {
  return new Stripe(secretKey, {
    apiVersion: stripeApiVersion,
    httpClient: refusesUntoldErrors(Stripe.createNodeHttpClient()),
    maxNetworkRetries: 2,
    timeout: patienceMs,
    telemetry: false,
    ...(apiBase !== null && addressOf(new URL(apiBase))),
  });
}

function addressOf({ protocol, hostname, port }: URL) {
  const isSecure = protocol === "https:";
  return {
    protocol: isSecure ? "https" : "http",
    host: hostname,
    port: Number(port) || (isSecure ? 443 : 80),
  } as const;
}
