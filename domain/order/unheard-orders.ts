import { enqueue } from "../queue/enqueue.ts";
import { observeOrder } from "../queue/jobs.ts";
import type { Sweep } from "../queue/sweep-left-behind.ts";
import type { Tx } from "../transaction.ts";

const atOnce = 200;

/** Orders that were begun before a time and whose checkout nobody noted: Stripe may have opened one, and its answer was lost. */
export const unnotedOrders: Sweep = async (tx, before) => {
  const unnoted = await tx.db.order.findMany({
    where: {
      state: "OPEN",
      checkoutSessionId: null,
      createdAt: { lt: before },
    },
    orderBy: { createdAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id: orderId } of unnoted)
    enqueue(tx, observeOrder, { orderId }, { oncePer: orderId });
  return unnoted.length;
};

/**
 * Orders whose checkout ended before a time and of which nothing was heard, or whose money takes its time: Stripe is asked, in case
 * its message was lost. Returns how many.
 */
export async function unheardOrders(tx: Tx, before: Date): Promise<number> {
  const unheard = await tx.db.order.findMany({
    where: {
      state: { in: ["OPEN", "PENDING"] },
      checkoutSessionId: { not: null },
      expiresAt: { lt: before },
    },
    orderBy: { expiresAt: "desc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id: orderId } of unheard)
    enqueue(tx, observeOrder, { orderId }, { oncePer: orderId });
  return unheard.length;
}
