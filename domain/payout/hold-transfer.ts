import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { lockTransfer } from "./lock-transfer.ts";

/**
 * A share that was asked for is not at Stripe, and its payee cannot receive. Where the payee's account is closed it never will be
 * there: it counts as not asked for, so that a refund ends it. Otherwise the same is asked again once the payee can receive.
 */
export async function holdTransfer(
  tx: Tx,
  { transferId }: { transferId: string },
): Promise<void> {
  const transfer = await lockTransfer(tx, transferId);
  if (
    transfer?.state !== "PLANNED" ||
    transfer.asked === null ||
    transfer.payoutAccount.state !== "CLOSED"
  )
    return;
  await tx.db.transfer.update({
    where: { id: transferId },
    data: { asked: null, refusals: { increment: 1 } },
  });
  if (transfer.toReverse >= transfer.amount)
    enqueue(tx, settleTransfer, { transferId }, { key: transferId });
}
