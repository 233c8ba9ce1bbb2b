import { lockOrder } from "../order/lock-order.ts";
import { recordOrderEvent } from "../order/order.events.ts";
import { sayMoney } from "../order/say-money.ts";
import type { Tx } from "../transaction.ts";

/** Stripe refused to make a refund. It is told to the staff; what was taken back for it stays so until somebody decides otherwise. */
export async function failRefund(
  tx: Tx,
  { refundId, reason }: { refundId: string; reason: string },
  now: Date,
): Promise<{ kind: "failed" | "unchanged" }> {
  const found = await tx.db.refund.findUnique({ where: { id: refundId } });
  const order = found && (await lockOrder(tx, found.orderId));
  if (!order) return { kind: "unchanged" };
  const { count } = await tx.db.refund.updateMany({
    where: { id: refundId, state: "REQUESTED", stripeRefundId: null },
    data: { state: "FAILED", lastError: reason, settledAt: now },
  });
  if (count === 0) return { kind: "unchanged" };
  const { amount } = found;
  recordOrderEvent(tx, "refund.failed", order, now, {
    refundId,
    amount,
    currency: order.currency,
    reason: `${sayMoney(amount, order.currency)} did not go back: ${reason} What was taken back for it stays so until you decide otherwise.`,
  });
  return { kind: "failed" };
}
