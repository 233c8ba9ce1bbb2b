import type { Stripe } from "stripe";
import { billingNow, nextPeriodEnd } from "./billing-time.ts";
import { addInvoice, payInvoice } from "./invoice.ts";
import { wholeList } from "./list.ts";
import { emit, newId, type World } from "./world.ts";

/** What begins a subscription. */
interface SubscriptionPlan {
  customer: Stripe.Customer;
  lines: readonly Stripe.LineItem[];
  metadata: Record<string, string>;
  /** 0 for none. */
  trialDays: number;
  /** The first payment takes days to settle. */
  isPending: boolean;
  amounts: { discount: number; tax: number };
}

const daySeconds = 86_400;

/** Begins a subscription and pays its first invoice, which is for nothing where a trial comes first. */
export function startSubscription(
  world: World,
  plan: SubscriptionPlan,
): { subscription: Stripe.Subscription; invoice: Stripe.Invoice } {
  const id = newId(world, "sub", 24);
  const clock = plan.customer.test_clock ?? null;
  const start = billingNow(world, clock);
  const trialEnd =
    plan.trialDays > 0 ? start + plan.trialDays * daySeconds : null;
  const [first] = plan.lines;
  const end = trialEnd ?? nextPeriodEnd(start, first?.price ?? null);
  const items = plan.lines.map((line) =>
    itemOf(world, id, line, { start, end }),
  );
  const subscription = {
    id,
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trialEnd ?? start,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: "flexible" },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: null,
    },
    collection_method: "charge_automatically",
    created: start,
    currency: first?.currency ?? "usd",
    customer: plan.customer.id,
    customer_account: null,
    days_until_due: null,
    default_payment_method: newId(world, "pm", 24),
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: "self" },
    },
    items: wholeList(`/v1/subscription_items?subscription=${id}`, items),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...plan.metadata },
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: null,
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: start,
    status: trialEnd !== null ? "trialing" : "active",
    test_clock: clock,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: null,
        missing_payment_method: "create_invoice",
      },
    },
    trial_start: trialEnd === null ? null : start,
  } satisfies Stripe.Subscription;
  world.books.add("subscription", subscription);
  const invoice = addInvoice(world, {
    subscription,
    reason: "subscription_create",
    period: { start, end },
    isFree: trialEnd !== null,
    ...plan.amounts,
  });
  emit(world, "customer.subscription.created", subscription);
  if (!plan.isPending || invoice.total === 0) payInvoice(world, invoice, "pay");
  return { subscription, invoice };
}

function itemOf(
  world: World,
  subscriptionId: string,
  { price, quantity }: Stripe.LineItem,
  period: { start: number; end: number },
): Stripe.SubscriptionItem {
  if (price === null) throw new Error("a line of a checkout has no price");
  return {
    id: newId(world, "si", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created: period.start,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity: quantity ?? 1,
    subscription: subscriptionId,
    tax_rates: [],
  } satisfies Stripe.SubscriptionItem;
}

function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: "per_unit",
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: { ...price.metadata },
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  } satisfies Stripe.Plan;
}
