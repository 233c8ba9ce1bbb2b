import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { lockTransfer } from "./lock-transfer.ts";

/**
 * Notes why Stripe did not send a share or take it back. One that it refused to send is FAILED until somebody lets it be tried
 * again; what may pass by itself only waits.
 */
export async function failTransfer(
  tx: Tx,
  {
    transferId,
    reason,
    isPassing,
  }: { transferId: string; reason: string; isPassing: boolean },
  now: Date,
): Promise<void> {
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return;
  const isRefusal = !isPassing && transfer.state === "PLANNED";
  await tx.db.transfer.update({
    where: { id: transferId },
    data: { lastError: reason, ...(isRefusal && { state: "FAILED" }) },
  });
  if (isPassing || transfer.lastError === reason) return;
  const { orderId, payoutAccountId, amount, currency } = transfer;
  recordEvent(tx, {
    type: "transfer.failed",
    occurredAt: now,
    reason,
    payload: { transferId, orderId, payoutAccountId, amount, currency },
  });
}
