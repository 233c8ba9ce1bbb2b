import { recordOrderEvent } from "../order/order.events.ts";
import { lockOrder } from "../order/lock-order.ts";
import { sayMoney } from "../order/say-money.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { sendRefund } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { checkRevocations } from "./check-revocations.ts";
import { paymentIn, readPayments } from "./read-payments.ts";
import { proposeRevocations } from "./propose-revocations.ts";
import { faultOfRefund, type Revocations } from "./refund.rules.ts";
import { revokeRights } from "./revoke-rights.ts";

export interface RefundInput {
  orderId: string;
  /** Which of the payments; it must be named where there are several. */
  paymentId?: string | null;
  /** In the currency's smallest unit. */
  amount: number;
  reason: string;
  revocations: Revocations;
  /** The browser's key: a repeated click finds the same refund. */
  requestKey: string;
}

/**
 * An admin gives money back, all or some, and decides what goes with it: the rights are taken back at once, and Stripe is asked by a
 * job. Refunds of a payment together never exceed it. The same request key finds the same refund.
 */
export async function requestRefund(
  tx: Tx,
  input: RefundInput,
  now: Date,
): Promise<{ kind: "requested" | "found"; refundId: string } | Refusal> {
  const { orderId, amount, reason, revocations, requestKey } = input;
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const known = await tx.db.refund.findUnique({ where: { requestKey } });
  if (known)
    return known.orderId === orderId && known.amount === amount
      ? { kind: "found", refundId: known.id }
      : refused("requestKey", "This key belongs to another refund.");
  const payments = await readPayments(tx.db, orderId);
  const payment = paymentIn(payments, input.paymentId) ?? null;
  if (input.paymentId && !payment)
    return notFound("paymentId", "payment of this order");
  if (!input.paymentId && payments.length > 1)
    return refused(
      "paymentId",
      `It was paid ${payments.length} times. Say which payment is given back.`,
    );
  const fault = faultOfRefund(order.state, payment, amount);
  if (fault) return refused(fault.field, fault.message);
  const proposal = await proposeRevocations(tx.db, orderId, now);
  const refusal = proposal && checkRevocations(revocations, proposal);
  if (refusal) return refusal;

  const { id: refundId } = await tx.db.refund.create({
    data: {
      orderId,
      paymentId: payment?.id,
      amount,
      reason,
      decidedByName: tx.actor.name,
      revocations,
      revokedAt: now,
      requestKey,
      createdAt: now,
    },
  });
  const said = sayMoney(amount, order.currency);
  recordOrderEvent(tx, "refund.requested", order, now, {
    refundId,
    amount,
    currency: order.currency,
    reason,
  });
  await revokeRights(
    tx,
    { order, revocations, refundId, reason: `${said} was given back.` },
    now,
  );
  enqueue(tx, sendRefund, { refundId });
  return { kind: "requested", refundId };
}
