import { notFound, type Refusal } from "../outcome.ts";
import { granularityOf } from "../product/currency.rules.ts";
import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { addPayoutEntry } from "./add-payout-entry.ts";
import { reversalOf } from "./split.rules.ts";

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
  { orderId, refundedTotal, paymentId }: ReverseTransfersInput,
  now: Date,
): Promise<
  { kind: "reversing" | "unchanged"; transferIds: string[] } | Refusal
> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`;
  const order = await tx.db.order.findUnique({
    where: { id: orderId },
    include: {
      transfers: { orderBy: { id: "asc" } },
      payments: {
        where: { state: "SUCCEEDED" },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  if (!order) return notFound("orderId", "order");
  const [first] = order.payments;
  const total = order.payments.find(({ id }) => id === paymentId)?.amount ?? 0;
  const isOfIt = (of: string | null) => (of ?? first?.id) === paymentId;

  const transferIds = [];
  for (const transfer of order.transfers) {
    const { id, toReverse } = transfer;
    const wanted = reversalOf(transfer.amount, {
      refundedTotal,
      total,
      step: granularityOf(transfer.currency),
    });
    if (!isOfIt(transfer.paymentId) || wanted <= toReverse) continue;
    await tx.db.transfer.update({ where: { id }, data: { toReverse: wanted } });
    const amount = wanted - toReverse;
    await addPayoutEntry(
      tx,
      { transfer, kind: "REFUND", amount, key: `refund:${id}:${wanted}` },
      now,
    );
    enqueue(tx, settleTransfer, { transferId: id }, { key: id });
    transferIds.push(id);
  }
  return {
    kind: transferIds.length > 0 ? "reversing" : "unchanged",
    transferIds,
  };
}
