import type { Secrets } from "./secrets.ts";
import type { Urls } from "./urls.ts";

/** How the product is told to reach Stripe. */
export interface StripeChoice {
  /** Whether the simulator stands in for Stripe. */
  isSimulated: boolean;
  /** For the api. */
  api: Record<string, string>;
  /** For the jobs, which no webhook comes to. */
  jobs: Record<string, string>;
}

/** Stripe itself, or what STRIPE_API_BASE names, where the environment holds a key; else the simulator. */
export function chooseStripe(
  env: NodeJS.ProcessEnv,
  urls: Urls,
  { stripe }: Secrets,
): StripeChoice {
  const isSimulated = !env.STRIPE_SECRET_KEY;
  const jobs = isSimulated
    ? { STRIPE_SECRET_KEY: stripe.key, STRIPE_API_BASE: urls.stripe }
    : given(env, ["STRIPE_SECRET_KEY", "STRIPE_API_BASE"]);
  const secrets = isSimulated
    ? {
        STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
        STRIPE_CONNECT_WEBHOOK_SECRET: stripe.connectWebhookSecret,
      }
    : given(env, [
        "STRIPE_WEBHOOK_SECRET",
        "STRIPE_WEBHOOK_SECRET_PREVIOUS",
        "STRIPE_CONNECT_WEBHOOK_SECRET",
      ]);
  return { isSimulated, jobs, api: { ...jobs, ...secrets } };
}

function given(env: NodeJS.ProcessEnv, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));
}
