import type { Tx } from "../transaction.ts";
import { lockOrder } from "./lock-order.ts";
import { recordOrderEvent } from "./order.events.ts";
import { nextOrderState } from "./order.rules.ts";

/**
 * Ends an order whose checkout never came into being, so that nobody can pay it. One that somebody pays all the same is fulfilled:
 * money that came in counts whatever was said before.
 */
export async function expireOrder(
  tx: Tx,
  { orderId, reason }: { orderId: string; reason: string },
  now: Date,
): Promise<{ kind: "expired" | "unchanged" }> {
  const order = await lockOrder(tx, orderId);
  const state = order && nextOrderState("expire", order.state);
  // What was noted meanwhile is asked of Stripe by its own id.
  if (!state || order.checkoutSessionId !== null) return { kind: "unchanged" };
  await tx.db.order.update({ where: { id: orderId }, data: { state } });
  recordOrderEvent(tx, "order.expired", order, now, { reason });
  return { kind: "expired" };
}
