import type { Requirement } from "@throughline/domain/payout/account.rules";
import type { PayoutAccountFacts } from "@throughline/domain/payout/observe-payout-account";
import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import { z } from "zod";

/**
 * Fetches a connected account as it is at Stripe now. One that Stripe told of and that is no longer ours to see is closed to us;
 * one that was just made may not be seen yet. Throws what the client throws.
 */
export async function fetchAccount(
  client: StripeClient,
  stripeAccountId: string,
  { now, wasTold }: { now: Date; wasTold: boolean },
): Promise<PayoutAccountFacts> {
  try {
    const account = await client.v2.core.accounts.retrieve(stripeAccountId, {
      include: ["configuration.recipient", "requirements"],
    });
    return factsOf(account, now);
  } catch (error) {
    if (!wasTold || !isGone(error)) throw error;
    return closed(stripeAccountId, now);
  }
}

/** What is known of an account whose owner took our rights to it away. */
export const closed = (
  stripeAccountId: string,
  observedAt: Date,
): PayoutAccountFacts => ({
  stripeAccountId,
  payoutAccountId: null,
  canReceive: false,
  isClosed: true,
  requirements: [],
  observedAt,
});

function factsOf(
  account: Stripe.V2.Core.Account,
  observedAt: Date,
): PayoutAccountFacts {
  const ours = z.uuid().safeParse(account.metadata?.payout_account_id);
  const transfers =
    account.configuration?.recipient?.capabilities?.stripe_balance
      ?.stripe_transfers;
  return {
    stripeAccountId: account.id,
    payoutAccountId: ours.success ? ours.data : null,
    canReceive: transfers?.status === "active",
    isClosed: account.closed === true,
    requirements: (account.requirements?.entries ?? []).map(requirementOf),
    observedAt,
  };
}

type Entry = NonNullable<
  NonNullable<Stripe.V2.Core.Account["requirements"]>["entries"]
>[number];

const urgencyOf: Partial<Record<string, Requirement["urgency"]>> = {
  past_due: "overdue",
  currently_due: "now",
  eventually_due: "later",
};

function requirementOf(entry: Entry): Requirement {
  const deadline = z.object({ time: z.iso.datetime({ offset: true }) });
  const at = deadline.safeParse(entry.minimum_deadline);
  return {
    field: entry.description,
    reason:
      entry.errors.map(({ description }) => description).join(" ") || null,
    deadline: at.success ? at.data.time : null,
    urgency: urgencyOf[entry.minimum_deadline.status] ?? "now",
    awaits: entry.awaiting_action_from === "stripe" ? "stripe" : "payee",
  };
}

const isGone = (error: unknown): boolean => {
  const code = stripeFailureOf(error)?.code;
  return code === "account_invalid" || code === "resource_missing";
};
