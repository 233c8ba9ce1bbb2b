import { askedForBefore, oncePerWhile } from "../queue/ask-again.ts";
import { enqueue } from "../queue/enqueue.ts";
import { observeRefund } from "../queue/jobs.ts";
import type { Sweep } from "../queue/sweep-left-behind.ts";

const atOnce = 500;

/** Refunds that are on their way for hours: Stripe is asked, in case the message of their arrival or failure was lost. */
export const unheardRefunds: Sweep = async (tx, _before, now) => {
  const pending = await tx.db.refund.findMany({
    where: {
      state: "PENDING",
      stripeRefundId: { not: null },
      createdAt: { lt: askedForBefore(now) },
    },
    orderBy: { createdAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of pending)
    enqueue(tx, observeRefund, { refundId: id }, oncePerWhile(id));
  return pending.length;
};
