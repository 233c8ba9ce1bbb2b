import { SetAside } from "@throughline/domain/inbox/set-aside";
import { applyCheckout } from "@throughline/domain/order/apply-checkout";
import { expireOrder } from "@throughline/domain/order/expire-order";
import { noteCheckout } from "@throughline/domain/order/note-checkout";
import { transact } from "@throughline/domain/transaction";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { OrderModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { carryOf } from "./carry.ts";
import { findCheckout } from "./find-checkout.ts";
import { stripeActor } from "./handler.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";
import { fetchCheckout } from "./read-checkout.ts";

/**
 * Asks Stripe what became of an order's checkout, in case its message was lost, and brings the order up to date. A checkout whose
 * opening was never noted is found by the order's id in it; where there is none, the order expires. What differs from the order
 * gives nothing; the job then is for an admin to see.
 */
export async function observeOrder(
  desk: Desk,
  { orderId }: { orderId: string },
): Promise<JobOutcome> {
  const { store, stripe } = desk;
  const order = await store.database.order.findUnique({
    where: { id: orderId },
  });
  if (!stripe || !order) return done;
  try {
    const checkoutSessionId =
      order.checkoutSessionId ?? (await recover(desk, stripe, order));
    if (checkoutSessionId)
      await bringUpToDate(desk, stripe, order.id, checkoutSessionId);
    return done;
  } catch (error) {
    return outcomeOfFailure(error);
  }
}

async function bringUpToDate(
  { store, now }: Desk,
  stripe: StripeClient,
  orderId: string,
  checkoutSessionId: string,
): Promise<void> {
  const { facts, failureReason } = await fetchCheckout(
    stripe,
    checkoutSessionId,
  );
  await transact(store, { actor: stripeActor }, async (tx) => {
    const applied = carryOf(
      await applyCheckout(tx, { orderId, facts, failureReason }, now()),
    );
    if (applied.kind === "quarantined") throw new SetAside(applied.reason);
  });
}

/** The checkout that was opened for an order before anybody could note it, noted now; null where nothing was opened. */
async function recover(
  { store, now }: Desk,
  stripe: StripeClient,
  order: OrderModel,
): Promise<string | null> {
  const { id: orderId } = order;
  const session = await findCheckout(stripe, order);
  return transact(store, { actor: stripeActor }, async (tx) => {
    if (!session) {
      const reason = "Stripe never opened a checkout for it.";
      await expireOrder(tx, { orderId, reason }, now());
      return null;
    }
    const noted = await noteCheckout(
      tx,
      {
        orderId,
        checkoutSessionId: session.id,
        url: session.url,
        expiresAt: new Date(session.expires_at * 1_000),
      },
      now(),
    );
    if (noted.kind === "refused") throw new SetAside(noted.message);
    return session.id;
  });
}
