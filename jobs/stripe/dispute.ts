import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import type { DisputeFacts } from "@throughline/domain/dispute/dispute.rules";
import type { Stripe } from "@throughline/integrations/stripe/client";
import { carryOf } from "./carry.ts";
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

const disputeFacts = (dispute: Stripe.Dispute): DisputeFacts => ({
  stripeDisputeId: dispute.id,
  amount: dispute.amount,
  currency: dispute.currency.toLowerCase(),
  reason: dispute.reason.replaceAll("_", " "),
  state: stateOf[dispute.status] ?? "OPEN",
  openedAt: new Date(dispute.created * 1000),
  dueAt:
    dispute.evidence_details.due_by === null
      ? null
      : new Date(dispute.evidence_details.due_by * 1000),
});

/** A `warning` is an inquiry: the bank asks, and no money moved. Any other that is not decided is a dispute that is open. */
const stateOf: Partial<Record<string, DisputeFacts["state"]>> = {
  warning_needs_response: "INQUIRY",
  warning_under_review: "INQUIRY",
  warning_closed: "INQUIRY_CLOSED",
  won: "WON",
  prevented: "WON",
  lost: "LOST",
};
