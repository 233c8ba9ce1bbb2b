import type { StripeClient } from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type {
  StripeDoor,
  StripeUnavailable,
} from "@throughline/schema/context";
import { createCheckout } from "./checkout.ts";
import { startOnboarding } from "./onboarding.ts";
import type { TaxSetting } from "./tax-setting.ts";

/** What the api reaches Stripe with, for as long as it runs. */
export interface StripeDesk {
  client: StripeClient;
  taxSetting: TaxSetting;
}

/** The way to Stripe while a person waits; null where the school has no key. */
export function stripeDoor(desk: StripeDesk | null): StripeDoor {
  const asked = async <T extends { kind: string }>(
    ask: (desk: StripeDesk) => Promise<T>,
  ): Promise<T | StripeUnavailable> => {
    if (desk === null) return notConfigured;
    try {
      return await ask(desk);
    } catch (error) {
      const failure = stripeFailureOf(error);
      if (!failure) throw error;
      return { kind: "unavailable", reason: failure.reason };
    }
  };
  return {
    isConfigured: desk !== null,
    createCheckout: (checkout) =>
      asked((ready) => createCheckout(ready, checkout)),
    startOnboarding: (onboarding) =>
      asked(({ client }) => startOnboarding(client, onboarding)),
    startBillingPortal: ({ customerId, returnUrl }) =>
      asked(async ({ client }) => {
        const { url } = await client.billingPortal.sessions.create({
          customer: customerId,
          return_url: returnUrl,
        });
        return { kind: "ready" as const, url };
      }),
  };
}

const notConfigured: StripeUnavailable = {
  kind: "unavailable",
  reason: "The school cannot take payments yet: no key of Stripe is set.",
};
