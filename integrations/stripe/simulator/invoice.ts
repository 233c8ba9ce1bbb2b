import { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, wholeList, readFilters } from "./list.ts";
import { id, readParams } from "./params.ts";
import { addIntent, failIntent, succeedIntent } from "./payment.ts";
import { badRequest } from "./problem.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/** Invoices of subscriptions. */
export const invoiceRoutes: Route[] = [
  ["GET", "/v1/invoices", listInvoices],
  ["GET", "/v1/invoices/:id", (call) => invoiceOf(call)],
  ["POST", "/v1/invoices/:id/pay", payInvoiceNow],
  ["GET", "/v1/invoice_payments", listPayments],
];

const invoiceOf = (call: Call) => call.world.books.get("invoice", idOf(call));

function listInvoices(call: Call) {
  const read = readFilters(
    {
      subscription: id.optional(),
      customer: id.optional(),
      status: z.string().optional(),
    },
    call.params,
  );
  const all = call.world.books.all("invoice");
  return listPage(
    call,
    "/v1/invoices",
    all.filter(
      (one) =>
        (read.subscription ?? subscriptionIdOf(one)) ===
          subscriptionIdOf(one) &&
        (read.customer ?? one.customer) === one.customer &&
        (read.status ?? one.status) === one.status,
    ),
  );
}

function listPayments(call: Call) {
  const read = readFilters(
    {
      invoice: id.optional(),
      status: z.enum(["canceled", "open", "paid"]).optional(),
      payment: z
        .object({ type: z.string(), payment_intent: id.optional() })
        .optional(),
    },
    call.params,
  );
  const all = call.world.books.all("invoice_payment");
  const intent = read.payment?.payment_intent;
  return listPage(
    call,
    "/v1/invoice_payments",
    all.filter(
      (one) =>
        (read.invoice ?? one.invoice) === one.invoice &&
        (read.status ?? one.status) === one.status &&
        (intent ?? one.payment.payment_intent) === one.payment.payment_intent,
    ),
  );
}

function payInvoiceNow(call: Call): Stripe.Invoice {
  const invoice = invoiceOf(call);
  readParams(z.strictObject({}), call.params);
  if (invoice.status === "paid")
    throw badRequest("Invoice is already paid", {
      code: "invoice_already_paid",
    });
  payInvoice(call.world, invoice, "pay");
  return invoice;
}

/** The subscription that an invoice belongs to. */
export const subscriptionIdOf = (invoice: Stripe.Invoice) =>
  idIn(invoice.parent?.subscription_details?.subscription);

interface InvoicePlan {
  subscription: Stripe.Subscription;
  reason: "subscription_create" | "subscription_cycle" | "subscription_update";
  /** In seconds. */
  period: { start: number; end: number };
  /** Nothing is paid for this period. */
  isFree: boolean;
  discount: number;
  tax: number;
}

/** A final invoice for one period, not paid yet. */
export function addInvoice(world: World, plan: InvoicePlan): Stripe.Invoice {
  const { subscription, period, isFree } = plan;
  const id = newId(world, "in", 24);
  const customer = world.books.get("customer", idIn(subscription.customer));
  const lines = subscription.items.data.map((item) =>
    lineOf(world, id, item, period, isFree),
  );
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const discount = isFree ? 0 : plan.discount;
  const tax = isFree ? 0 : plan.tax;
  const total = subtotal - discount + tax;
  const now = secondsNow(world);
  const number = `${customer.invoice_prefix}-${String(customer.next_invoice_sequence ?? 1).padStart(4, "0")}`;
  customer.next_invoice_sequence = (customer.next_invoice_sequence ?? 1) + 1;
  const invoice = {
    id,
    object: "invoice",
    account_country: "US",
    account_name: "The school",
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: {
      disabled_reason: null,
      enabled: subscription.automatic_tax.enabled,
      liability: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: plan.reason,
    collection_method: "charge_automatically",
    created: period.start,
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: now,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: `${world.publicUrl()}/receipts/${id}`,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: wholeList(`/v1/invoices/${id}/lines`, lines),
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: {
        metadata: { ...subscription.metadata },
        subscription: subscription.id,
      },
      type: "subscription_details",
    },
    payment_settings: {
      default_mandate: null,
      payment_method_options: null,
      payment_method_types: null,
    },
    period_end: period.end,
    period_start: period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: "open",
    status_transitions: {
      finalized_at: now,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: subscription.test_clock,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total - tax,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  } satisfies Stripe.Invoice;
  world.books.add("invoice", invoice);
  subscription.latest_invoice = id;
  emit(world, "invoice.created", invoice);
  emit(world, "invoice.finalized", invoice);
  return invoice;
}

function lineOf(
  world: World,
  invoiceId: string,
  item: Stripe.SubscriptionItem,
  period: InvoicePlan["period"],
  isFree: boolean,
): Stripe.InvoiceLineItem {
  const quantity = item.quantity ?? 1;
  const amount = isFree ? 0 : (item.price.unit_amount ?? 0) * quantity;
  return {
    id: newId(world, "il", 24),
    object: "line_item",
    amount,
    currency: item.price.currency,
    description: null,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: invoiceId,
    livemode: false,
    metadata: {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: null,
        subscription: item.subscription,
        subscription_item: item.id,
      },
      type: "subscription_item_details",
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: {
        price: item.price.id,
        product: idIn(item.price.product),
      },
      type: "price_details",
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: Stripe.Decimal.from(quantity),
    subscription: item.subscription,
    subtotal: amount,
    taxes: [],
  } satisfies Stripe.InvoiceLineItem;
}

/** What a bank says when a card is charged; `ask`: only if its owner confirms it. */
export type CardAnswer = "pay" | "decline" | "ask";

/** Tries to pay an open invoice. Returns whether it is paid now; one for nothing always is. */
export function payInvoice(
  world: World,
  invoice: Stripe.Invoice,
  how: CardAnswer,
): boolean {
  invoice.attempted = true;
  invoice.attempt_count += 1;
  if (invoice.total > 0) {
    const payer = {
      email: invoice.customer_email,
      name: invoice.customer_name,
    };
    const intent = intentOf(world, invoice, payer);
    if (how !== "pay") {
      failIntent(world, intent, payer);
      if (how === "ask") {
        intent.status = "requires_action";
        emit(world, "invoice.payment_action_required", invoice);
      }
      emit(world, "invoice.payment_failed", invoice);
      return false;
    }
    succeedIntent(world, intent, payer);
    notePaid(world, invoice, intent.id);
  }
  Object.assign(invoice, {
    amount_paid: invoice.total,
    amount_remaining: 0,
    next_payment_attempt: null,
    status: "paid",
  } satisfies Partial<Stripe.Invoice>);
  invoice.status_transitions.paid_at = secondsNow(world);
  emit(world, "invoice.paid", invoice);
  emit(world, "invoice.payment_succeeded", invoice);
  return true;
}

function intentOf(
  world: World,
  invoice: Stripe.Invoice,
  payer: { email: string | null; name: string | null },
): Stripe.PaymentIntent {
  const known = world.books
    .all("invoice_payment")
    .find((one) => one.invoice === invoice.id);
  const tried = world.books.find(
    "payment_intent",
    idIn(known?.payment.payment_intent),
  );
  if (tried) return tried;
  const intent = addIntent(world, {
    amount: invoice.total,
    currency: invoice.currency,
    customer: idIn(invoice.customer),
    ...payer,
    description: null,
    metadata: {},
    transferGroup: null,
  });
  world.books.add("invoice_payment", {
    id: newId(world, "inpay", 24),
    object: "invoice_payment",
    amount_paid: null,
    amount_requested: invoice.total,
    created: secondsNow(world),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: "payment_intent" },
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  } satisfies Stripe.InvoicePayment);
  return intent;
}

function notePaid(
  world: World,
  invoice: Stripe.Invoice,
  intentId: string,
): void {
  const payment = world.books
    .all("invoice_payment")
    .find(({ payment }) => payment.payment_intent === intentId);
  if (!payment) return;
  payment.status = "paid";
  payment.amount_paid = invoice.total;
  payment.status_transitions.paid_at = secondsNow(world);
}
