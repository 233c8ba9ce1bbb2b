import type { Stripe } from "stripe";
import { billingNow, nextPeriodEnd } from "./billing-time.ts";
import {
  addInvoice,
  payInvoice,
  subscriptionIdOf,
  type CardAnswer,
} from "./invoice.ts";
import { emit, type World } from "./world.ts";
import { idIn } from "./reference.ts";

const daySeconds = 86_400;

/** A trial's end is announced so long before. */
const trialNoticeSeconds = 3 * daySeconds;

/** After a declined payment Stripe tries again so many days after the first attempt, then gives the subscription up. */
const retryDays = [3, 5, 7];

/** Lets everything happen to a subscription that is due by its own clock: notices, periods, retries, its end. */
function runBilling(world: World, subscription: Stripe.Subscription): void {
  const now = billingNow(world, subscription.test_clock);
  // A clock that jumps a century does not keep the simulator busy for ever.
  for (let moves = 0; moves < 500; moves += 1)
    if (!moveOnce(world, subscription, now)) return;
}

/** All subscriptions that go by one test clock; those of the house where it is null. */
export function runBillingOf(world: World, clock: string | null): void {
  for (const subscription of world.books.all("subscription"))
    if (subscription.test_clock === clock) runBilling(world, subscription);
}

function moveOnce(
  world: World,
  subscription: Stripe.Subscription,
  now: number,
): boolean {
  if (subscription.status === "canceled" || subscription.status === "paused")
    return false;
  if (
    subscription.status === "past_due" &&
    retryIfDue(world, subscription, now)
  )
    return true;
  announceTrialEnd(world, subscription, now);
  if (subscription.cancel_at !== null && subscription.cancel_at <= now) {
    cancel(world, subscription, subscription.cancel_at);
    return false;
  }
  const end = periodEndOf(subscription);
  if (end > now) return false;
  startPeriod(world, subscription, end);
  return true;
}

/** When the period that runs now is over, in seconds. */
export const periodEndOf = ({ items }: Stripe.Subscription) =>
  items.data[0]?.current_period_end ?? 0;

function announceTrialEnd(
  world: World,
  subscription: Stripe.Subscription,
  now: number,
): void {
  const { trial_end: end, id, status } = subscription;
  const note = world.books.notes.get(id);
  if (end === null || status !== "trialing" || note?.announced) return;
  if (now < end - trialNoticeSeconds) return;
  world.books.notes.set(id, { ...note, announced: "yes" });
  emit(world, "customer.subscription.trial_will_end", subscription);
}

function startPeriod(
  world: World,
  subscription: Stripe.Subscription,
  start: number,
): void {
  for (const item of subscription.items.data) {
    item.current_period_start = start;
    item.current_period_end = nextPeriodEnd(start, item.price);
  }
  const invoice = addInvoice(world, {
    subscription,
    reason: "subscription_cycle",
    period: { start, end: periodEndOf(subscription) },
    isFree: false,
    discount: 0,
    tax: 0,
  });
  const isPaid = payInvoice(world, invoice, cardOf(world, subscription));
  const before = subscription.status;
  subscription.status = isPaid ? "active" : "past_due";
  if (!isPaid)
    invoice.next_payment_attempt = start + (retryDays[0] ?? 0) * daySeconds;
  emit(world, "customer.subscription.updated", subscription, {
    previous: { status: before },
  });
}

function retryIfDue(
  world: World,
  subscription: Stripe.Subscription,
  now: number,
): boolean {
  const invoice = world.books.find(
    "invoice",
    idIn(subscription.latest_invoice),
  );
  const due = invoice?.next_payment_attempt ?? null;
  if (!invoice || due === null || due > now) return false;
  const next = retryDays[invoice.attempt_count];
  if (payInvoice(world, invoice, cardOf(world, subscription))) {
    subscription.status = "active";
    emit(world, "customer.subscription.updated", subscription, {
      previous: { status: "past_due" },
    });
    return true;
  }
  if (next === undefined) {
    invoice.next_payment_attempt = null;
    cancel(world, subscription, due, "payment_failed");
    return true;
  }
  invoice.next_payment_attempt = invoice.period_start + next * daySeconds;
  return true;
}

/** What the bank of the customer's card says now. */
function cardOf(world: World, { customer }: Stripe.Subscription): CardAnswer {
  const note = world.books.notes.get(idIn(customer));
  return answers[(note?.card ?? "good") as Card];
}

/** A customer's card: what it will be answered. */
export type Card = "good" | "declined" | "wantsConfirmation";

const answers: Record<Card, CardAnswer> = {
  good: "pay",
  declined: "decline",
  wantsConfirmation: "ask",
};

/** What the customer's bank says from now on. A good card pays at once what is open. */
export function setCard(world: World, customerId: string, card: Card): void {
  const note = world.books.notes.get(customerId);
  world.books.notes.set(customerId, { ...note, card });
  if (card !== "good") return;
  for (const invoice of world.books.all("invoice")) {
    if (invoice.customer !== customerId || invoice.status !== "open") continue;
    const subscription = world.books.find(
      "subscription",
      subscriptionIdOf(invoice),
    );
    if (subscription?.status !== "past_due") continue;
    payInvoice(world, invoice, "pay");
    subscription.status = "active";
    emit(world, "customer.subscription.updated", subscription, {
      previous: { status: "past_due" },
    });
  }
}

/** It is over for good; `at` in seconds. */
export function cancel(
  world: World,
  subscription: Stripe.Subscription,
  at: number,
  reason:
    "cancellation_requested" | "payment_failed" = "cancellation_requested",
): void {
  Object.assign(subscription, {
    status: "canceled",
    canceled_at: subscription.canceled_at ?? at,
    ended_at: at,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason,
    },
  } satisfies Partial<Stripe.Subscription>);
  emit(world, "customer.subscription.deleted", subscription);
}

/** It stands still: no seats, no invoices, until it is resumed. */
export function pause(
  world: World,
  subscription: Stripe.Subscription,
): boolean {
  if (!["active", "trialing", "past_due"].includes(subscription.status))
    return false;
  subscription.status = "paused";
  emit(world, "customer.subscription.paused", subscription);
  return true;
}

/** It goes on, with a new period from now and its invoice. */
export function resume(
  world: World,
  subscription: Stripe.Subscription,
): boolean {
  if (subscription.status !== "paused") return false;
  subscription.trial_end = null;
  startPeriod(world, subscription, billingNow(world, subscription.test_clock));
  emit(world, "customer.subscription.resumed", subscription);
  return true;
}
