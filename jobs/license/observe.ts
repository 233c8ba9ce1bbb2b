import { upsertLicense } from "@throughline/domain/license/upsert-license";
import { theSystem, transact } from "@throughline/domain/transaction";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { idOf } from "../stripe/id-of.ts";
import { fetchSubscription } from "./read-subscription.ts";

/**
 * Asks Stripe for the subscription that a paid order began, and keeps the license by it: its own messages may have come before the
 * order was paid here, when nothing could be made of them.
 */
export async function observeLicense(
  { store, stripe, now }: Pick<Desk, "store" | "stripe" | "now">,
  { orderId }: { orderId: string },
): Promise<JobOutcome> {
  const order = await store.database.order.findUnique({
    where: { id: orderId },
    select: { checkoutSessionId: true },
  });
  if (!order?.checkoutSessionId) return done;
  if (!stripe) return { kind: "tryAgain", reason: "No key of Stripe is set." };
  try {
    const read = await readSubscriptionOf(
      stripe,
      order.checkoutSessionId,
      now(),
    );
    if (!read)
      return { kind: "tryAgain", reason: "There is no subscription yet." };
    if (read.kind === "nonsense")
      return { kind: "hopeless", reason: read.reason };
    const facts = { ...read.facts, orderId };
    const kept = await transact(store, { actor: theSystem }, (tx) =>
      upsertLicense(tx, facts, now()),
    );
    return kept.kind === "unknown"
      ? { kind: "hopeless", reason: kept.reason }
      : done;
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    const { isPassing, reason } = failure;
    return { kind: isPassing ? "tryAgain" : "hopeless", reason };
  }
}

async function readSubscriptionOf(
  stripe: StripeClient,
  checkoutSessionId: string,
  lookedAt: Date,
) {
  const session = await stripe.checkout.sessions.retrieve(checkoutSessionId);
  const subscriptionId = idOf(session.subscription);
  // What is read now is as new as the subscription's beginning at least; its own messages tell newer facts.
  const beganAt = new Date(
    Math.min(session.created * 1000, lookedAt.getTime()),
  );
  return subscriptionId && fetchSubscription(stripe, subscriptionId, beganAt);
}
