import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { lockTransfer } from "./lock-transfer.ts";

/** Lets a transfer be tried again that Stripe refused, or whose taking back it did. */
export async function retryTransfer(
  tx: Tx,
  { transferId }: { transferId: string },
): Promise<{ kind: "retrying"; transferId: string } | Refusal> {
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return notFound("transferId", "transfer");
  const { state, reversed, toReverse } = transfer;
  const isSettled = state === "SENT" || state === "REVERSED";
  if (isSettled && toReverse <= reversed)
    return refused("transferId", "There is nothing left to do about it.");
  if (state === "FAILED")
    await tx.db.transfer.update({
      where: { id: transferId },
      data: { state: "PLANNED" },
    });
  enqueue(tx, settleTransfer, { transferId }, { key: transferId });
  return { kind: "retrying", transferId };
}
