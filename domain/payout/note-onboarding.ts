import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { observePayee } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** Notes under which id Stripe made a payee's account. The same again changes nothing; another one, or one that was closed, is refused. */
export async function noteOnboarding(
  tx: Tx,
  {
    payoutAccountId,
    stripeAccountId,
  }: { payoutAccountId: string; stripeAccountId: string },
  now: Date,
): Promise<{ kind: "noted" | "unchanged"; payoutAccountId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "PayoutAccount" WHERE id = ${payoutAccountId}::uuid FOR UPDATE`;
  const account = await tx.db.payoutAccount.findUnique({
    where: { id: payoutAccountId },
  });
  if (!account) return notFound("payoutAccountId", "payout account");
  if (account.stripeAccountId === stripeAccountId)
    return { kind: "unchanged", payoutAccountId };
  if (account.stripeAccountId)
    return refused(
      "payoutAccountId",
      "The payee has another account at Stripe already.",
    );
  if (account.formerStripeAccountIds.includes(stripeAccountId))
    return refused(
      "payoutAccountId",
      "This account was closed meanwhile. Begin once more.",
    );
  await tx.db.payoutAccount.update({
    where: { id: payoutAccountId },
    data: { stripeAccountId, state: "ONBOARDING" },
  });
  enqueue(tx, observePayee, { payoutAccountId });
  recordEvent(tx, {
    type: "payout.accountChanged",
    occurredAt: now,
    personId: account.personId,
    payload: {
      payoutAccountId,
      partnerId: account.partnerId,
      from: account.state,
      to: "ONBOARDING",
    },
  });
  return { kind: "noted", payoutAccountId };
}
