import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import type {
  OnboardingRequest,
  OnboardingStart,
} from "@throughline/schema/context";
import { idempotencyKeyOf } from "./idempotency-key.ts";

/**
 * A link by which the owner of a payout account tells Stripe what it wants to know, for an account that may receive transfers.
 * The account is made at the first time, and anew after one was closed; one whose making was never heard of here is found by our id
 * of it, however much later.
 */
export async function startOnboarding(
  client: StripeClient,
  onboarding: OnboardingRequest,
): Promise<OnboardingStart> {
  const stripeAccountId =
    onboarding.stripeAccountId ??
    (await findAccount(client, onboarding)) ??
    (await makeAccount(client, onboarding));
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

/**
 * Stripe finds no account by our id in it, so the open ones are looked through. One of another country is none: Stripe lets nobody
 * change that.
 */
async function findAccount(
  client: StripeClient,
  {
    payoutAccountId,
    formerStripeAccountIds,
    email,
    country,
  }: OnboardingRequest,
): Promise<string | null> {
  for await (const {
    id,
    metadata,
    contact_email,
  } of client.v2.core.accounts.list({ limit: 100 })) {
    if (metadata?.payout_account_id !== payoutAccountId) continue;
    if (metadata.country !== country) continue;
    if (formerStripeAccountIds.includes(id)) continue;
    if (contact_email !== email)
      await client.v2.core.accounts.update(id, { contact_email: email });
    return id;
  }
  return null;
}

async function makeAccount(
  client: StripeClient,
  {
    payoutAccountId,
    formerStripeAccountIds: { length: formerly },
    name,
    email,
    country,
  }: OnboardingRequest,
): Promise<string> {
  const asked: Stripe.V2.Core.AccountCreateParams = {
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
    metadata: { payout_account_id: payoutAccountId, country },
  };
  const { id } = await client.v2.core.accounts.create(asked, {
    idempotencyKey: idempotencyKeyOf(
      // Under the key of a closed one Stripe would answer with that.
      `payout-account:${payoutAccountId}${formerly === 0 ? "" : `:${formerly}`}`,
      asked,
    ),
  });
  return id;
}
