import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { carryOf } from "./carry.ts";
import { disputeFacts } from "./dispute-facts.ts";
import { findPaidOrder, withPayment } from "./find-paid-order.ts";
import type { StripeHandler } from "./handler.ts";
import { idOf } from "./id-of.ts";

/** A buyer's bank asks about a payment or disputes it, or it is decided who is right. */
export const onDispute: StripeHandler = async (call) => {
  const dispute = await call.client.disputes.retrieve(call.objectId);
  const order = await findPaidOrder(call, {
    paymentIntentId: idOf(dispute.payment_intent),
    chargeId: idOf(dispute.charge),
    reference: null,
  });
  if (order.kind === "unknown") return () => Promise.resolve(order.answer);
  const { orderId } = order;
  const facts = disputeFacts(dispute);
  return (tx, now) =>
    withPayment(tx, order, now, async (paymentId) =>
      carryOf(await applyDispute(tx, { orderId, paymentId, facts }, now)),
    );
};
