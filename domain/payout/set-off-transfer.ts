import type { TransferModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { addPayoutEntry } from "./add-payout-entry.ts";

/**
 * Enters a transfer that was just planned in the payee's account and in the log of its course, and has a job send it. `reason` is
 * why it was planned, where that is not the sale itself.
 */
export async function setOffTransfer(
  tx: Tx,
  transfer: TransferModel,
  { courseId, reason }: { courseId: string | null; reason?: string },
  now: Date,
): Promise<void> {
  const { id, orderId, payoutAccountId, amount, currency } = transfer;
  await addPayoutEntry(
    tx,
    { transfer, kind: "SALE", amount, key: `sale:${id}` },
    now,
  );
  recordEvent(tx, {
    type: "transfer.planned",
    occurredAt: now,
    courseId,
    ...(reason !== undefined && { reason }),
    payload: { transferId: id, orderId, payoutAccountId, amount, currency },
  });
  enqueue(tx, settleTransfer, { transferId: id }, { key: id });
}
