import { recordOrderEvent } from "../order/order.events.ts";
import { lockOrder } from "../order/lock-order.ts";
import { sayMoney } from "../order/say-money.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { sendRefund } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { checkRevocations } from "./check-revocations.ts";
import { proposeRevocations } from "./propose-revocations.ts";
import { faultOfRefund, type Revocations } from "./refund.rules.ts";
import { revokeRights } from "./revoke-rights.ts";

export interface RefundInput {
  orderId: string;
  /** In the currency's smallest unit. */
  amount: number;
  reason: string;
  revocations: Revocations;
  /** The browser's key: a repeated click finds the same refund. */
  requestKey: string;
}

/**
 * An admin gives money back, all or some, and decides what goes with it: the rights are taken back at once, and Stripe is asked by a
 * job. Refunds together never exceed what was paid. The same request key finds the same refund.
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
  const where = { orderId };
  const fault = faultOfRefund(
    {
      ...order,
      refunds: await tx.db.refund.findMany({ where }),
      disputes: await tx.db.dispute.findMany({ where }),
    },
    amount,
  );
  if (fault) return refused(fault.field, fault.message);
  if (!(await isPaidByMoney(tx, orderId)))
    return refused("orderId", "No payment of it is known to Stripe.");
  const proposal = await proposeRevocations(tx.db, orderId, now);
  const refusal = proposal && checkRevocations(revocations, proposal);
  if (refusal) return refusal;

  const { id: refundId } = await tx.db.refund.create({
    data: {
      orderId,
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

const isPaidByMoney = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.db.payment.count({ where: { orderId, state: "SUCCEEDED" } })) > 0;
