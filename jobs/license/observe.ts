import type { Carry } from "@throughline/domain/inbox/apply-message";
import { endGrace } from "@throughline/domain/license/end-grace";
import { recordInvoice } from "@throughline/domain/license/record-invoice";
import { upsertLicense } from "@throughline/domain/license/upsert-license";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { carryAnswer } from "../stripe/carry-answer.ts";
import { idOf } from "../stripe/id-of.ts";
import { carryOfLicense } from "./carry-license.ts";
import { fetchSubscription } from "./read-subscription.ts";
import { readUnnotedInvoices } from "./read-unnoted-invoices.ts";

/**
 * Asks Stripe for the subscription that a paid order began, keeps the license by it and notes what was paid for it: its messages may
 * have come before the order was paid here, or were lost. Where Stripe knows nothing of it, its days of grace end by the clock.
 */
export async function observeLicense(
  desk: Pick<Desk, "store" | "stripe" | "now">,
  { orderId }: { orderId: string },
): Promise<JobOutcome> {
  const { store, now } = desk;
  const order = await store.database.order.findUnique({
    where: { id: orderId },
    select: {
      checkoutSessionId: true,
      license: { select: { stripeSubscriptionId: true } },
    },
  });
  if (!order) return done;
  const { checkoutSessionId, license } = order;
  const outcome = await carryAnswer(desk, async (client) => {
    const asked = license
      ? { ...license, observedAt: wholeSecond(now()) }
      : checkoutSessionId && (await begunBy(client, checkoutSessionId, now()));
    if (!asked)
      return { kind: "tryAgain", reason: "There is no subscription yet." };
    return askFor(client, store.database, { ...asked, orderId });
  });
  if (outcome.kind === "hopeless")
    await transact(store, { actor: theSystem }, (tx) =>
      endGrace(tx, { orderId }, now()),
    );
  return outcome;
}

/** As Stripe writes its times, so that what happens in the same second is no older. */
const wholeSecond = (at: Date) =>
  new Date(Math.floor(at.getTime() / 1000) * 1000);

/** The subscription that a checkout began; null where it has begun none yet. */
async function begunBy(
  client: StripeClient,
  checkoutSessionId: string,
  lookedAt: Date,
) {
  const session = await client.checkout.sessions.retrieve(checkoutSessionId);
  const stripeSubscriptionId = idOf(session.subscription);
  if (!stripeSubscriptionId) return null;
  // What is read now is as new as the subscription's beginning at least; its own messages tell newer facts.
  const observedAt = new Date(
    Math.min(session.created * 1000, lookedAt.getTime()),
  );
  return { stripeSubscriptionId, observedAt };
}

async function askFor(
  client: StripeClient,
  database: Desk["store"]["database"],
  asked: { stripeSubscriptionId: string; observedAt: Date; orderId: string },
): Promise<Carry> {
  const { stripeSubscriptionId, observedAt, orderId } = asked;
  const read = await fetchSubscription(
    client,
    stripeSubscriptionId,
    observedAt,
  );
  const invoices = await readUnnotedInvoices(
    client,
    database,
    stripeSubscriptionId,
  );
  return async (tx, now) => {
    if (read.kind === "nonsense")
      return { kind: "quarantined", reason: read.reason };
    const facts = { ...read.facts, orderId };
    const applied = carryOfLicense(await upsertLicense(tx, facts, now));
    if (applied.kind === "quarantined") return applied;
    for (const invoice of invoices) await recordInvoice(tx, invoice, now);
    return applied;
  };
}
