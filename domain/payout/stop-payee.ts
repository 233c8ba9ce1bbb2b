import type { PayoutAccountModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { recordAccountChange } from "./payout-account.events.ts";

/** Stripe says by refusing a transfer that a payee cannot receive: their shares are held until it says otherwise. */
export async function stopPayee(
  tx: Tx,
  account: PayoutAccountModel,
  reason: string,
  now: Date,
): Promise<void> {
  const { count } = await tx.db.payoutAccount.updateMany({
    where: { id: account.id, state: "ACTIVE" },
    data: { state: "RESTRICTED" },
  });
  if (count > 0)
    await recordAccountChange(tx, account, "RESTRICTED", now, { reason });
}
