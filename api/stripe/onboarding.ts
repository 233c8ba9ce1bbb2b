import type { StripeClient } from "@throughline/integrations/stripe/client";
import type {
  OnboardingRequest,
  OnboardingStart,
} from "@throughline/schema/context";

/**
 * A link by which the owner of a payout account tells Stripe what it wants to know, for an account that may receive transfers.
 * The account is made at the first time; a repeat whose reply was lost finds the same one.
 */
export async function startOnboarding(
  client: StripeClient,
  onboarding: OnboardingRequest,
): Promise<OnboardingStart> {
  const stripeAccountId =
    onboarding.stripeAccountId ?? (await makeAccount(client, onboarding));
  const { url } = await client.v2.core.accountLinks.create({
    account: stripeAccountId,
    use_case: {
      type: "account_onboarding",
      account_onboarding: {
        refresh_url: onboarding.refreshUrl,
        return_url: onboarding.returnUrl,
      },
    },
  });
  return { kind: "ready", stripeAccountId, url };
}

async function makeAccount(
  client: StripeClient,
  { payoutAccountId, name, email, country }: OnboardingRequest,
): Promise<string> {
  const { id } = await client.v2.core.accounts.create(
    {
      contact_email: email,
      display_name: name,
      dashboard: "express",
      identity: { country },
      configuration: {
        recipient: {
          capabilities: {
            stripe_balance: { stripe_transfers: { requested: true } },
          },
        },
      },
      defaults: {
        responsibilities: {
          fees_collector: "application",
          losses_collector: "application",
        },
      },
      metadata: { payout_account_id: payoutAccountId },
    },
    { idempotencyKey: `payout-account:${payoutAccountId}` },
  );
  return id;
}
