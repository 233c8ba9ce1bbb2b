import type { LicenseFacts } from "@throughline/domain/license/upsert-license";
import { subscriptionStatuses } from "@throughline/domain/license/license.rules";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import { z } from "zod";

export type SubscriptionReading =
  { kind: "read"; facts: LicenseFacts } | { kind: "nonsense"; reason: string };

/** Fetches a subscription as it is at Stripe now; `observedAt` is the time of the fact that made us look. Throws what the client throws. */
export async function fetchSubscription(
  client: StripeClient,
  subscriptionId: string,
  observedAt: Date,
): Promise<SubscriptionReading> {
  const read = subscription.safeParse(
    await client.subscriptions.retrieve(subscriptionId),
  );
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      kind: "nonsense",
      reason: `subscription.${issue?.path.join(".")}: ${issue?.message}`,
    };
  }
  const { id, status, items, metadata, trial_end, ...rest } = read.data;
  const [item] = items.data;
  return {
    kind: "read",
    facts: {
      stripeSubscriptionId: id,
      orderId: metadata.order_id ?? null,
      status,
      seatCount: item.quantity,
      periodEndsAt: instant(item.current_period_end),
      trialEndsAt: instant(trial_end ?? null),
      cancelsAtPeriodEnd: rest.cancel_at_period_end || Boolean(rest.cancel_at),
      observedAt,
    },
  };
}

const seconds = z.int().min(0).max(99_999_999_999);

const subscription = z.object({
  id: z.string(),
  status: z.enum(subscriptionStatuses, "is no status that is known here"),
  cancel_at_period_end: z.boolean(),
  cancel_at: seconds.nullish(),
  trial_end: seconds.nullish(),
  metadata: z.object({ order_id: z.uuid("is no order's id").optional() }),
  items: z.object({
    data: z.tuple(
      [
        z.object({
          quantity: z
            .int("must be whole")
            .min(1, "must be 1 seat at least")
            .max(10_000, "must be 10,000 seats at most"),
          current_period_end: seconds,
        }),
      ],
      "must be one line",
    ),
  }),
});

const instant = (at: number | null) =>
  at === null ? null : new Date(at * 1000);
