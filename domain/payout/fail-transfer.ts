import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { lockTransfer, type LockedTransfer } from "./lock-transfer.ts";
import { stopPayee } from "./stop-payee.ts";

/** Why Stripe did not do what it was asked. */
export type TransferFault =
  /** It may do it later. */
  | "passing"
  /** The payee cannot receive, whatever was known of them. */
  | "payeeStopped"
  | "refused";

/**
 * Notes why Stripe did not send a share or take it back. What may pass by itself only waits, and so does a share whose payee
 * cannot receive; one that Stripe refused to send is FAILED until somebody lets it be tried again. What was refused was not done,
 * and is asked for under another key the next time, for under the same one Stripe gives the same answer.
 */
export async function failTransfer(
  tx: Tx,
  {
    transferId,
    reason,
    fault,
  }: { transferId: string; reason: string; fault: TransferFault },
  now: Date,
): Promise<void> {
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return;
  const { state, lastError } = transfer;
  const isUnsent = state === "PLANNED" && fault !== "passing";
  await tx.db.transfer.update({
    where: { id: transferId },
    data: {
      lastError: reason,
      ...(fault !== "passing" && { refusals: { increment: 1 } }),
      ...(isUnsent && { asked: null }),
      ...(isUnsent && fault === "refused" && { state: "FAILED" }),
    },
  });
  if (fault === "payeeStopped")
    await stopPayee(tx, transfer.payoutAccount, reason, now);
  if (fault === "refused" && lastError !== reason)
    recordFailure(tx, transfer, reason, now);
}

function recordFailure(
  tx: Tx,
  { id, orderId, payoutAccountId, amount, currency, order }: LockedTransfer,
  reason: string,
  now: Date,
) {
  recordEvent(tx, {
    type: "transfer.failed",
    occurredAt: now,
    reason,
    payload: {
      transferId: id,
      orderId,
      orderNumber: order.number,
      payoutAccountId,
      amount,
      currency,
    },
  });
}
