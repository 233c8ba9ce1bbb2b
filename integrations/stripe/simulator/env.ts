import { z } from "zod";
import type { StripeSimulatorSettings } from "./server.ts";

/** Reads the simulator's settings; throws one error that names everything that is wrong. */
export function readStripeSimulatorEnv(
  env: NodeJS.ProcessEnv = process.env,
): Omit<StripeSimulatorSettings, "now" | "random"> {
  const given = Object.entries(env).filter(([, value]) => value !== "");
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(
      `The Stripe simulator's settings are wrong:\n${faults.join("\n")}`,
    );
  }
  const read = parsed.data;
  return {
    port: read.STRIPE_SIMULATOR_PORT,
    host: read.STRIPE_SIMULATOR_HOST,
    publicUrl: read.STRIPE_SIMULATOR_PUBLIC_URL,
    secretKey: read.STRIPE_SECRET_KEY,
    webhooks: {
      url: read.STRIPE_SIMULATOR_WEBHOOK_URL,
      secret: read.STRIPE_WEBHOOK_SECRET,
      connectSecret:
        read.STRIPE_CONNECT_WEBHOOK_SECRET ?? read.STRIPE_WEBHOOK_SECRET,
    },
    retryFactor: read.STRIPE_SIMULATOR_RETRY_FACTOR,
    stateFile: read.STRIPE_SIMULATOR_STATE ?? null,
  };
}

const variables = z.object({
  STRIPE_SIMULATOR_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(4_092),
  STRIPE_SIMULATOR_HOST: z.string().default("127.0.0.1"),
  STRIPE_SIMULATOR_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  STRIPE_SIMULATOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }),
  STRIPE_SIMULATOR_RETRY_FACTOR: z.coerce.number().min(0).max(1).default(0.01),
  /** A file in which it remembers everything; nothing is kept where it is empty. */
  STRIPE_SIMULATOR_STATE: z.string().optional(),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_CONNECT_WEBHOOK_SECRET: z.string().optional(),
});
