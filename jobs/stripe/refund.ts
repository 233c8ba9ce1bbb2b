import { applyRefund } from "@throughline/domain/refund/apply-refund";
import type { RefundFacts } from "@throughline/domain/refund/refund.rules";
import type { Stripe } from "@throughline/integrations/stripe/client";
import { carryOf } from "./carry.ts";
import { findPaidOrder, withPayment } from "./find-paid-order.ts";
import type { StripeCall, StripeHandler } from "./handler.ts";
import { idOf } from "./id-of.ts";

/** A refund was made, by us or in Stripe's dashboard, settled or failed. */
export const onRefund: StripeHandler = async (call) =>
  carryRefunds(call, [await call.client.refunds.retrieve(call.objectId)]);

/** Some or all of a payment went back: all its refunds are looked at. */
export const onRefundedCharge: StripeHandler = async (call) => {
  const { data } = await call.client.refunds.list({
    charge: call.objectId,
    limit: 100,
  });
  return carryRefunds(call, data);
};

async function carryRefunds(
  call: StripeCall,
  refunds: Stripe.Refund[],
): ReturnType<StripeHandler> {
  const [first] = refunds;
  if (!first)
    return () =>
      Promise.resolve({ kind: "ignored", reason: "Nothing was refunded." });
  const order = await findPaidOrder(call, {
    paymentIntentId: idOf(first.payment_intent),
    chargeId: idOf(first.charge),
    reference: first.metadata?.order_id ?? null,
  });
  if (order.kind === "unknown") return () => Promise.resolve(order.answer);
  const { orderId } = order;
  return (tx, now) =>
    withPayment(tx, order, now, async (paymentId) => {
      for (const refund of refunds) {
        const facts = refundFacts(refund);
        const applied = carryOf(
          await applyRefund(tx, { orderId, paymentId, facts }, now),
        );
        if (applied.kind !== "applied") return applied;
      }
      return { kind: "applied" };
    });
}

/** A refund as Stripe writes it, in our words. */
export const refundFacts = (refund: Stripe.Refund): RefundFacts => ({
  stripeRefundId: refund.id,
  reference: refund.metadata?.refund_id ?? null,
  amount: refund.amount,
  currency: refund.currency.toLowerCase(),
  state: stateOf[refund.status ?? "pending"] ?? "PENDING",
  failureReason:
    refund.failure_reason?.replaceAll("_", " ") ??
    (refund.status === "canceled" ? "it was canceled" : null),
});

const stateOf: Partial<Record<string, RefundFacts["state"]>> = {
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  canceled: "FAILED",
};
