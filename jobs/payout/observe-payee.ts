import { observePayoutAccount } from "@throughline/domain/payout/observe-payout-account";
import { theSystem, transact } from "@throughline/domain/transaction";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { fetchAccount } from "./read-account.ts";

/** Asks Stripe how a payee's account stands: one that is new, or one that shares wait for. */
export async function observePayee(
  { store, stripe, now }: Pick<Desk, "store" | "stripe" | "now">,
  { payoutAccountId }: { payoutAccountId: string },
): Promise<JobOutcome> {
  const account = await store.database.payoutAccount.findUnique({
    where: { id: payoutAccountId },
    select: { stripeAccountId: true },
  });
  if (!stripe || !account?.stripeAccountId) return done;
  try {
    const facts = await fetchAccount(stripe, account.stripeAccountId, {
      now: now(),
      wasTold: false,
    });
    await transact(store, { actor: theSystem }, (tx) =>
      observePayoutAccount(tx, facts, now()),
    );
    return done;
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    const { isPassing, reason } = failure;
    return { kind: isPassing ? "tryAgain" : "hopeless", reason };
  }
}
