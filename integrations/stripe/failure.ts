import { Stripe } from "stripe";

/** Why Stripe did not do what was asked. */
interface StripeFailure {
  /** In words for an admin. */
  reason: string;
  /** Stripe's own code, such as `resource_missing`; `idempotency_error` where a key belongs to other parameters. */
  code: string | null;
  /** The same call may succeed later; a refusal stays one. */
  isPassing: boolean;
}

/** Reads what a call of Stripe's client threw; null where it is no failure of Stripe but a bug of ours. */
export function stripeFailureOf(error: unknown): StripeFailure | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  const code =
    error.code ??
    (error instanceof Stripe.errors.StripeIdempotencyError
      ? "idempotency_error"
      : null);
  if (error instanceof Stripe.errors.StripeConnectionError)
    return {
      reason: "Stripe does not answer just now.",
      code,
      isPassing: true,
    };
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return {
      reason: "Stripe does not accept the school's key.",
      code,
      isPassing: false,
    };
  return {
    reason: `Stripe says: ${error.message}`,
    code,
    isPassing:
      error instanceof Stripe.errors.StripeRateLimitError ||
      error instanceof Stripe.errors.StripeAPIError ||
      code === "idempotency_key_in_use" ||
      code === "lock_timeout",
  };
}
