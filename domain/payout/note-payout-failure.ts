import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { lockAccount } from "./observe-payout-account.ts";

/** Notes that a payee's bank refused the money that Stripe paid out to it; the payee mends that with Stripe. */
export async function notePayoutFailure(
  tx: Tx,
  { stripeAccountId, reason }: { stripeAccountId: string; reason: string },
  now: Date,
): Promise<
  | { kind: "changed" | "unchanged"; payoutAccountId: string }
  | { kind: "unknown"; reason: string }
> {
  const account = await lockAccount(tx, stripeAccountId);
  if (!account)
    return {
      kind: "unknown",
      reason: `The account ${stripeAccountId} is no payee's here.`,
    };
  const { id: payoutAccountId, state, personId, partnerId } = account;
  if (account.lastError === reason)
    return { kind: "unchanged", payoutAccountId };
  await tx.db.payoutAccount.update({
    where: { id: payoutAccountId },
    data: { lastError: reason },
  });
  recordEvent(tx, {
    type: "payout.accountChanged",
    occurredAt: now,
    personId,
    reason,
    payload: { payoutAccountId, partnerId, from: state, to: state },
  });
  return { kind: "changed", payoutAccountId };
}
