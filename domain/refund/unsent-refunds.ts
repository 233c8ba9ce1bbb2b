import { enqueue } from "../queue/enqueue.ts";
import { sendRefund } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

const atOnce = 500;

/** Refunds that were decided before a time and that Stripe does not have are sent again, under the same key. Returns how many. */
export async function unsentRefunds(tx: Tx, before: Date): Promise<number> {
  const unsent = await tx.db.refund.findMany({
    where: {
      state: "REQUESTED",
      stripeRefundId: null,
      createdAt: { lt: before },
    },
    orderBy: { createdAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id: refundId } of unsent)
    enqueue(tx, sendRefund, { refundId }, { oncePer: refundId });
  return unsent.length;
}
