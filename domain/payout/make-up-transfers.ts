import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { readShares, type ShareOfPayment } from "./read-shares.ts";
import { setOffTransfer } from "./set-off-transfer.ts";
import { owedAgain } from "./share-back.rules.ts";

export interface MakeUpInput {
  orderId: string;
  paymentId: string;
  /** What was refunded of the payment before a refund failed, and is now, in its currency's smallest unit. */
  refundedBefore: number;
  refundedTotal: number;
}

/**
 * Gives each payee once more what a refund took of their share that failed after it had succeeded: by a transfer of its own, sent
 * by a job, for what was taken back may be on its way still. Its line in the statement is a sale's, of the day of the failure.
 */
export async function makeUpTransfers(
  tx: Tx,
  { refundedBefore, refundedTotal, ...which }: MakeUpInput,
  now: Date,
): Promise<{ kind: "planned" | "unchanged"; transferIds: string[] } | Refusal> {
  const read = await readShares(tx, which);
  if (!read) return notFound("orderId", "order");
  const transferIds = [];
  for (const share of read.shares) {
    const amount = owedAgain(share, {
      before: read.backOf(share, refundedBefore),
      after: read.backOf(share, refundedTotal),
    });
    if (amount > 0)
      transferIds.push(await plan(tx, share, amount, read.courseId, now));
  }
  return {
    kind: transferIds.length > 0 ? "planned" : "unchanged",
    transferIds,
  };
}

async function plan(
  tx: Tx,
  share: ShareOfPayment,
  amount: number,
  courseId: string | null,
  now: Date,
): Promise<string> {
  const [{ orderId, payoutAccountId, paymentId, currency }] = share;
  const transfer = await tx.db.transfer.create({
    data: {
      orderId,
      payoutAccountId,
      paymentId,
      amount,
      currency,
      makesUp: share.length,
      createdAt: now,
    },
  });
  const reason = "A refund for which it was taken back has failed.";
  await setOffTransfer(tx, transfer, { courseId, reason }, now);
  return transfer.id;
}
