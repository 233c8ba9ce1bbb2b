import { recordOrderEvent } from "../order/order.events.ts";
import type { LockedOrder } from "../order/lock-order.ts";
import { reverseTransfers } from "../payout/reverse-transfers.ts";
import type { Tx } from "../transaction.ts";
import { wentBack } from "./refund.rules.ts";

/**
 * Sets what went back of an order to the sum of its refunds and lost disputes, with the state that follows, and has each payee's
 * share taken back in proportion. The order is locked. Repeats change nothing.
 */
export async function settleRefunded(
  tx: Tx,
  order: LockedOrder,
  now: Date,
): Promise<void> {
  const where = { orderId: order.id };
  const total = order.total ?? 0;
  const refunded = wentBack({
    total,
    refunds: await tx.db.refund.findMany({ where }),
    disputes: await tx.db.dispute.findMany({ where }),
  });
  const state = refunded > 0 && refunded === total ? "REFUNDED" : "PAID";
  if (refunded === order.refunded && state === order.state) return;
  await tx.db.order.update({
    where: { id: order.id },
    data: { refunded, state },
  });
  if (state === "REFUNDED" && order.state !== "REFUNDED")
    recordOrderEvent(tx, "order.refunded", order, now, {
      amount: refunded,
      currency: order.currency,
    });
  await reverseTransfers(
    tx,
    { orderId: order.id, refundedTotal: refunded },
    now,
  );
}
