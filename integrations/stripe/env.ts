import { z } from "zod";

/** How Stripe is reached. */
export interface StripeSettings {
  secretKey: string;
  /** Where a stand-in for Stripe listens; null for Stripe itself. */
  apiBase: string | null;
}

const text = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null);

const webhookSecret = text.refine(
  (value) => value === null || value.startsWith("whsec_"),
  "must be the endpoint's signing secret, which begins with whsec_",
);

/** The variables of every process that calls Stripe; without a key nothing is sold. */
export const stripeVariables = {
  STRIPE_SECRET_KEY: text.refine(
    (value) => value === null || /^[sr]k_\w+$/.test(value),
    "must be a secret or restricted key of Stripe, such as sk_test_…",
  ),
  STRIPE_API_BASE: text.refine(
    (value) =>
      value === null ||
      (/^https?:\/\//.test(value) &&
        URL.canParse(value) &&
        new URL(value).pathname === "/"),
    "must be an address without a path, such as http://127.0.0.1:4092; leave it empty for Stripe itself",
  ),
};

/** The variables of the process that Stripe's webhooks come to. */
export const stripeWebhookVariables = {
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_WEBHOOK_SECRET_PREVIOUS: webhookSecret,
  STRIPE_CONNECT_WEBHOOK_SECRET: webhookSecret,
};

/** How Stripe is reached; null where no key is set. */
export function stripeSettingsOf(read: {
  STRIPE_SECRET_KEY: string | null;
  STRIPE_API_BASE: string | null;
}): StripeSettings | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: apiBase } = read;
  return secretKey === null ? null : { secretKey, apiBase };
}
