import { upsertLicense } from "@throughline/domain/license/upsert-license";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { idOf } from "../stripe/id-of.ts";
import { fetchSubscription } from "./read-subscription.ts";

/**
 * Has Stripe end the subscription that an order began, at once and without money back for the rest of its period, and keeps the
 * license by it. One that has ended is left alone, so that a repeat changes nothing.
 */
export async function endLicense(
  { store, stripe, now }: Pick<Desk, "store" | "stripe" | "now">,
  { orderId }: { orderId: string },
): Promise<JobOutcome> {
  const order = await store.database.order.findUnique({
    where: { id: orderId },
    select: { checkoutSessionId: true, license: true },
  });
  if (!order || order.license?.state === "CANCELED") return done;
  if (!stripe) return { kind: "tryAgain", reason: "No key of Stripe is set." };
  try {
    const subscriptionId = await subscriptionOf(stripe, order);
    if (!subscriptionId)
      return { kind: "tryAgain", reason: "There is no subscription yet." };
    const endedAt = await end(stripe, subscriptionId);
    const read = await fetchSubscription(stripe, subscriptionId, endedAt);
    if (read.kind === "nonsense")
      return { kind: "hopeless", reason: read.reason };
    const facts = { ...read.facts, orderId };
    await transact(store, { actor: theSystem }, (tx) =>
      upsertLicense(tx, facts, now()),
    );
    return done;
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    const { isPassing, reason } = failure;
    return { kind: isPassing ? "tryAgain" : "hopeless", reason };
  }
}

/** The license may not be known here yet; its checkout names the subscription. */
async function subscriptionOf(
  stripe: StripeClient,
  {
    license,
    checkoutSessionId,
  }: {
    license: { stripeSubscriptionId: string } | null;
    checkoutSessionId: string | null;
  },
): Promise<string | null> {
  if (license) return license.stripeSubscriptionId;
  if (!checkoutSessionId) return null;
  const session = await stripe.checkout.sessions.retrieve(checkoutSessionId);
  return idOf(session.subscription);
}

/** When it ended, by Stripe's own time. Stripe knows nothing of the end of one that has ended already, so it is asked first. */
async function end(stripe: StripeClient, id: string): Promise<Date> {
  const known = await stripe.subscriptions.retrieve(id);
  const { canceled_at, ended_at } =
    known.status === "canceled" ? known : await cancel(stripe, id);
  return new Date((ended_at ?? canceled_at ?? known.created) * 1000);
}

/** Where the answer was lost, the client's own repeat finds nothing to end: it ended all the same. */
async function cancel(stripe: StripeClient, id: string) {
  try {
    return await stripe.subscriptions.cancel(id);
  } catch (error) {
    const now = await stripe.subscriptions.retrieve(id);
    if (now.status !== "canceled") throw error;
    return now;
  }
}
