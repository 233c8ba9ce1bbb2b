import { applyCheckout } from "@throughline/domain/order/apply-checkout";
import { findOrder } from "@throughline/domain/order/find-order";
import { carryOf } from "./carry.ts";
import type { StripeHandler } from "./handler.ts";
import { fetchCheckout } from "./read-checkout.ts";

/** A checkout was finished, paid later, or expired: the order is brought up to date with what Stripe says of it now. */
export const onCheckout: StripeHandler = async ({ client, objectId }) => {
  const fetched = await fetchCheckout(client, objectId);
  return carryCheckout(objectId, fetched, fetched.failureReason);
};

/** A payment that took days did not come. */
export const onFailedCheckout: StripeHandler = async ({ client, objectId }) => {
  const fetched = await fetchCheckout(client, objectId);
  const reason = fetched.failureReason ?? "The payment failed.";
  return carryCheckout(objectId, fetched, reason);
};

const carryCheckout =
  (
    checkoutSessionId: string,
    { facts, reference }: Awaited<ReturnType<typeof fetchCheckout>>,
    failureReason: string | null,
  ): Awaited<ReturnType<StripeHandler>> =>
  async (tx, now) => {
    const orderId = await findOrder(tx.db, {
      checkoutSessionId,
      reference,
      paymentIntentId: facts.paymentIntentId,
    });
    if (!orderId)
      return {
        kind: "quarantined",
        reason: `No order has the checkout ${checkoutSessionId}.`,
      };
    return carryOf(
      await applyCheckout(tx, { orderId, facts, failureReason }, now),
    );
  };
