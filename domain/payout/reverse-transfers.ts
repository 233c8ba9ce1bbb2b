import { notFound, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { addPayoutEntry } from "./add-payout-entry.ts";
import { readShares } from "./read-shares.ts";
import { toReverseOf } from "./share-back.rules.ts";

export interface ReverseTransfersInput {
  orderId: string;
  /** Which payment was refunded: a license has one for each period. */
  paymentId: string;
  /** All that was refunded of the payment so far, in its currency's smallest unit. */
  refundedTotal: number;
}

/**
 * Takes back of each payee's share of a payment what refunds ask for, in proportion and in all, so that repeats and refunds in any order come to
 * the same. What was not sent yet is sent without it. Stripe is told by a job.
 */
export async function reverseTransfers(
  tx: Tx,
  { refundedTotal, ...which }: ReverseTransfersInput,
  now: Date,
): Promise<
  { kind: "reversing" | "unchanged"; transferIds: string[] } | Refusal
> {
  const read = await readShares(tx, which);
  if (!read) return notFound("orderId", "order");
  const transferIds = [];
  for (const share of read.shares) {
    const wanted = toReverseOf(share, read.backOf(share, refundedTotal));
    for (const [index, transfer] of share.entries()) {
      const { id } = transfer;
      const toReverse = wanted[index] ?? 0;
      const amount = toReverse - transfer.toReverse;
      if (amount <= 0) continue;
      await tx.db.transfer.update({ where: { id }, data: { toReverse } });
      await addPayoutEntry(
        tx,
        { transfer, kind: "REFUND", amount, key: `refund:${id}:${toReverse}` },
        now,
      );
      enqueue(tx, settleTransfer, { transferId: id }, { key: id });
      transferIds.push(id);
    }
  }
  return {
    kind: transferIds.length > 0 ? "reversing" : "unchanged",
    transferIds,
  };
}
