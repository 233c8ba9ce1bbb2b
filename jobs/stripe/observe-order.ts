import { SetAside } from "@throughline/domain/inbox/set-aside";
import { applyCheckout } from "@throughline/domain/order/apply-checkout";
import { transact } from "@throughline/domain/transaction";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { carryOf } from "./carry.ts";
import { stripeActor } from "./handler.ts";
import { fetchCheckout } from "./read-checkout.ts";

/**
 * Asks Stripe what became of an order's checkout, in case its message was lost, and brings the order up to date. What differs from
 * the order gives nothing; the job then is for an admin to see.
 */
export async function observeOrder(
  { store, stripe, now }: Desk,
  { orderId }: { orderId: string },
): Promise<JobOutcome> {
  const order = await store.database.order.findUnique({
    where: { id: orderId },
  });
  if (!stripe || !order?.checkoutSessionId) return done;
  try {
    const { facts, failureReason } = await fetchCheckout(
      stripe,
      order.checkoutSessionId,
    );
    await transact(store, { actor: stripeActor }, async (tx) => {
      const applied = carryOf(
        await applyCheckout(tx, { orderId, facts, failureReason }, now()),
      );
      if (applied.kind === "quarantined") throw new SetAside(applied.reason);
    });
    return done;
  } catch (error) {
    if (error instanceof SetAside)
      return { kind: "hopeless", reason: error.message };
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    return failure.isPassing
      ? { kind: "tryAgain", reason: failure.reason }
      : { kind: "hopeless", reason: failure.reason };
  }
}
