import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordAccountChange } from "./payout-account.events.ts";

/**
 * Lets a payee whose account at Stripe is closed begin a new one there, to which the shares that wait are sent once it can receive.
 * What was sent to the former one stays. A repeat changes nothing.
 */
export async function beginPayeeAgain(
  tx: Tx,
  { payoutAccountId }: { payoutAccountId: string },
  now: Date,
): Promise<{ kind: "begun" | "unchanged"; payoutAccountId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "PayoutAccount" WHERE id = ${payoutAccountId}::uuid FOR UPDATE`;
  const account = await tx.db.payoutAccount.findUnique({
    where: { id: payoutAccountId },
  });
  if (!account) return notFound("payoutAccountId", "payout account");
  const { state, stripeAccountId } = account;
  if (state === "NEW") return { kind: "unchanged", payoutAccountId };
  if (state !== "CLOSED" || stripeAccountId === null)
    return refused(
      "payoutAccountId",
      "The payee's account at Stripe is open: it goes on there.",
    );
  // Stripe may have sent it to the former account: sent to the new one, it would be paid twice.
  const asked = await tx.db.transfer.count({
    where: { payoutAccountId, state: "PLANNED", asked: { not: null } },
  });
  if (asked > 0)
    return refused(
      "payoutAccountId",
      "Stripe is still asked whether a share was sent to the closed account. Try again in some minutes.",
    );
  await tx.db.payoutAccount.update({
    where: { id: payoutAccountId },
    data: {
      state: "NEW",
      stripeAccountId: null,
      formerStripeAccountIds: { push: stripeAccountId },
      requirements: [],
      lastError: null,
      observedAt: null,
    },
  });
  await recordAccountChange(tx, account, "NEW", now, {
    formerStripeAccountId: stripeAccountId,
  });
  return { kind: "begun", payoutAccountId };
}
