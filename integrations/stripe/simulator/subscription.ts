import type { Stripe } from "stripe";
import { z } from "zod";
import { billingNow } from "./billing-time.ts";
import { cancel, periodEndOf, resume } from "./billing.ts";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import {
  flag,
  id,
  integer,
  mergedMetadata,
  metadata,
  readParams,
} from "./params.ts";
import { badRequest, missing } from "./problem.ts";
import { emit, type World } from "./world.ts";

/** Subscriptions. They begin at a checkout. */
export const subscriptionRoutes: Route[] = [
  ["GET", "/v1/subscriptions", listSubscriptions],
  ["GET", "/v1/subscriptions/:id", (call) => subscriptionOf(call)],
  ["POST", "/v1/subscriptions/:id", updateSubscription],
  ["DELETE", "/v1/subscriptions/:id", cancelNow],
  ["POST", "/v1/subscriptions/:id/resume", resumeNow],
];

const subscriptionOf = (call: Call) =>
  call.world.books.get("subscription", idOf(call));

function listSubscriptions(call: Call) {
  const read = readFilters(
    {
      customer: id.optional(),
      status: z.string().optional(),
      test_clock: id.optional(),
    },
    call.params,
  );
  const all = call.world.books.all("subscription");
  const fits = ({ status }: Stripe.Subscription) =>
    read.status === undefined
      ? status !== "canceled"
      : read.status === "all" || read.status === status;
  return listPage(
    call,
    "/v1/subscriptions",
    all.filter(
      (one) =>
        fits(one) &&
        (read.customer ?? one.customer) === one.customer &&
        (read.test_clock ?? one.test_clock) === one.test_clock,
    ),
  );
}

const change = z.strictObject({
  cancel_at_period_end: flag.optional(),
  items: z
    .array(z.strictObject({ id: id.optional(), quantity: integer.optional() }))
    .optional(),
  pause_collection: z
    .union([
      z.literal(""),
      z.strictObject({
        behavior: z.enum(["keep_as_draft", "mark_uncollectible", "void"]),
      }),
    ])
    .optional(),
  metadata,
});

function updateSubscription(call: Call): Stripe.Subscription {
  const { world, params } = call;
  const subscription = subscriptionOf(call);
  refuseCanceled(subscription);
  const read = readParams(change, params);
  for (const [index, item] of (read.items ?? []).entries())
    setQuantity(subscription, item, `items[${index}]`);
  if (read.cancel_at_period_end !== undefined)
    cancelAtPeriodEnd(world, subscription, read.cancel_at_period_end);
  if (read.pause_collection !== undefined)
    subscription.pause_collection =
      read.pause_collection === ""
        ? null
        : { behavior: read.pause_collection.behavior, resumes_at: null };
  subscription.metadata = mergedMetadata(subscription.metadata, read.metadata);
  emit(world, "customer.subscription.updated", subscription);
  return subscription;
}

function setQuantity(
  subscription: Stripe.Subscription,
  { id: itemId, quantity }: { id?: string; quantity?: number },
  param: string,
): void {
  const item = subscription.items.data.find((one) => one.id === itemId);
  if (!item) throw missing("subscription_item", itemId ?? "", `${param}[id]`);
  if (quantity === undefined) return;
  if (quantity < 1)
    throw badRequest("Invalid quantity: must be at least 1.", {
      param: `${param}[quantity]`,
    });
  item.quantity = quantity;
}

/** It ends with the period that is paid, or it does not after all. */
export function cancelAtPeriodEnd(
  world: World,
  subscription: Stripe.Subscription,
  ends: boolean,
): void {
  subscription.cancel_at_period_end = ends;
  subscription.cancel_at = ends ? periodEndOf(subscription) : null;
  subscription.canceled_at = ends
    ? billingNow(world, subscription.test_clock)
    : null;
}

function cancelNow(call: Call): Stripe.Subscription {
  const { world } = call;
  const subscription = subscriptionOf(call);
  refuseCanceled(subscription);
  cancel(world, subscription, billingNow(world, subscription.test_clock));
  return subscription;
}

function resumeNow(call: Call): Stripe.Subscription {
  const subscription = subscriptionOf(call);
  if (!resume(call.world, subscription))
    throw badRequest(
      "Only paused subscriptions can be resumed. See https://stripe.com/docs/billing/subscriptions/pause.",
    );
  return subscription;
}

function refuseCanceled({ id, status }: Stripe.Subscription): void {
  if (status === "canceled") throw missing("subscription", id);
}
