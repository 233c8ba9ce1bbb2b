import { recordOrderEvent } from "../order/order.events.ts";
import type { OrderModel } from "@throughline/prisma";
import { makeUpTransfers } from "../payout/make-up-transfers.ts";
import { reverseTransfers } from "../payout/reverse-transfers.ts";
import type { Tx } from "../transaction.ts";
import { readPayments, type PaymentWithReturns } from "./read-payments.ts";
import { wentBack } from "./refund.rules.ts";

/**
 * Sets what went back of each payment of an order to the sum of its refunds and lost disputes, and of the order to that of its
 * payments, with the state that follows; has each payee's share of the payment taken back in proportion, or given once more where
 * a refund failed after all. The order is locked. Repeats change nothing.
 */
export async function settleRefunded(
  tx: Tx,
  order: OrderModel & { product: { courseId: string | null } },
  now: Date,
): Promise<void> {
  const payments = await readPayments(tx.db, order.id);
  let paid = 0;
  let refunded = 0;
  for (const payment of payments) {
    const back = wentBack(payment);
    paid += payment.amount;
    refunded += back;
    if (back !== payment.refunded) await settlePayment(tx, payment, back, now);
  }
  const state = refunded > 0 && refunded === paid ? "REFUNDED" : "PAID";
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
}

async function settlePayment(
  tx: Tx,
  { id: paymentId, orderId, refunded: refundedBefore }: PaymentWithReturns,
  refunded: number,
  now: Date,
): Promise<void> {
  await tx.db.payment.update({ where: { id: paymentId }, data: { refunded } });
  const total = { orderId, paymentId, refundedTotal: refunded };
  if (refunded > refundedBefore) await reverseTransfers(tx, total, now);
  else await makeUpTransfers(tx, { ...total, refundedBefore }, now);
}
