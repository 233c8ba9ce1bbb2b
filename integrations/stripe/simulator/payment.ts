import type { Stripe } from "stripe";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import { id, words } from "./params.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";

/** Payment intents, charges and what they do to the balance. They come into being at a checkout or by an invoice. */
export const paymentRoutes: Route[] = [
  ["GET", "/v1/payment_intents", listIntents],
  [
    "GET",
    "/v1/payment_intents/:id",
    (call) => call.world.books.get("payment_intent", idOf(call)),
  ],
  ["GET", "/v1/charges", listCharges],
  [
    "GET",
    "/v1/charges/:id",
    (call) => call.world.books.get("charge", idOf(call)),
  ],
  ["GET", "/v1/balance_transactions", listBalance],
  [
    "GET",
    "/v1/balance_transactions/:id",
    (call) => call.world.books.get("balance_transaction", idOf(call)),
  ],
];

function listIntents(call: Call) {
  const { customer } = readFilters({ customer: id.optional() }, call.params);
  const all = call.world.books.all("payment_intent");
  return listPage(
    call,
    "/v1/payment_intents",
    all.filter((one) => customer === undefined || one.customer === customer),
  );
}

function listCharges(call: Call) {
  const read = readFilters(
    {
      payment_intent: id.optional(),
      customer: id.optional(),
      transfer_group: words.optional(),
    },
    call.params,
  );
  const all = call.world.books.all("charge");
  return listPage(
    call,
    "/v1/charges",
    all.filter(
      (one) =>
        (read.payment_intent ?? one.payment_intent) === one.payment_intent &&
        (read.customer ?? one.customer) === one.customer &&
        (read.transfer_group ?? one.transfer_group) === one.transfer_group,
    ),
  );
}

function listBalance(call: Call) {
  const { source } = readFilters({ source: id.optional() }, call.params);
  const all = call.world.books.all("balance_transaction");
  return listPage(
    call,
    "/v1/balance_transactions",
    all.filter((one) => source === undefined || one.source === source),
  );
}

/** What is to be paid, and by whom. */
interface PaymentPlan {
  /** A new one unless said. */
  id?: string;
  amount: number;
  currency: string;
  customer: string | null;
  email: string | null;
  name: string | null;
  description: string | null;
  metadata: Record<string, string>;
  transferGroup: string | null;
}

/** A payment that nobody has paid yet. */
export function addIntent(
  world: World,
  plan: PaymentPlan,
): Stripe.PaymentIntent {
  const id = plan.id ?? newId(world, "pi", 24);
  const intent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: plan.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${newId(world, "x", 24).slice(2)}`,
    confirmation_method: "automatic",
    created: secondsNow(world),
    currency: plan.currency,
    customer: plan.customer,
    customer_account: null,
    description: plan.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...plan.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: plan.email,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_group: plan.transferGroup,
  } satisfies Stripe.PaymentIntent;
  world.books.add("payment_intent", intent);
  emit(world, "payment_intent.created", intent);
  return intent;
}

/** The money came in. Returns the charge, which has a new id unless one is given. */
export function succeedIntent(
  world: World,
  intent: Stripe.PaymentIntent,
  payer: { email: string | null; name: string | null },
  chargeId?: string,
): Stripe.Charge {
  const charge = addCharge(world, intent, payer, {
    id: chargeId,
    failure: null,
  });
  const fee = feeOf(intent.amount);
  const transaction = addBalance(world, {
    amount: intent.amount,
    fee,
    currency: intent.currency,
    source: charge.id,
    type: "charge",
  });
  charge.balance_transaction = transaction.id;
  Object.assign(intent, {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    status: "succeeded",
  } satisfies Partial<Stripe.PaymentIntent>);
  emit(world, "charge.succeeded", charge);
  emit(world, "payment_intent.succeeded", intent);
  return charge;
}

/** The buyer has paid by a way that takes days to settle. */
export function leaveIntentPending(
  world: World,
  intent: Stripe.PaymentIntent,
): void {
  intent.status = "processing";
  intent.payment_method_types = ["us_bank_account"];
  emit(world, "payment_intent.processing", intent);
}

/** The bank said no. */
export function failIntent(
  world: World,
  intent: Stripe.PaymentIntent,
  payer: { email: string | null; name: string | null },
): Stripe.Charge {
  const charge = addCharge(world, intent, payer, {
    failure: "Your card was declined.",
  });
  Object.assign(intent, {
    status: "requires_payment_method",
    latest_charge: charge.id,
    last_payment_error: {
      charge: charge.id,
      code: "card_declined",
      decline_code: "generic_decline",
      doc_url: "https://stripe.com/docs/error-codes/card-declined",
      message: "Your card was declined.",
      type: "card_error",
    },
  } satisfies Partial<Stripe.PaymentIntent>);
  emit(world, "charge.failed", charge);
  emit(world, "payment_intent.payment_failed", intent);
  return charge;
}

function addCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  { email, name }: { email: string | null; name: string | null },
  {
    id = newId(world, "ch", 24),
    failure,
  }: { id?: string; failure: string | null },
): Stripe.Charge {
  const hasFailed = failure !== null;
  const charge = {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: hasFailed ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email, name, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: !hasFailed,
    created: secondsNow(world),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: hasFailed ? "card_declined" : null,
    failure_message: failure,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: {
      advice_code: hasFailed ? "try_again_later" : null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: hasFailed ? "declined_by_network" : "approved_by_network",
      reason: hasFailed ? "generic_decline" : null,
      risk_level: "normal",
      seller_message: hasFailed
        ? "The bank did not return any further details with this decline."
        : "Payment complete.",
      type: hasFailed ? "issuer_declined" : "authorized",
    },
    paid: !hasFailed,
    payment_intent: intent.id,
    payment_method: newId(world, "pm", 24),
    payment_method_details: null,
    receipt_email: email,
    receipt_number: null,
    receipt_url: hasFailed ? null : `${world.publicUrl()}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: hasFailed ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge;
  return world.books.add("charge", charge);
}

/** 2.9 % and 30, as Stripe takes of an American card. */
const feeOf = (amount: number) =>
  amount === 0 ? 0 : Math.round(amount * 0.029) + 30;

const availableAfterSeconds = 2 * 24 * 3_600;

/** A line of the balance. */
export function addBalance(
  world: World,
  line: {
    amount: number;
    fee?: number;
    currency: string;
    source: string;
    type: Stripe.BalanceTransaction["type"];
  },
): Stripe.BalanceTransaction {
  const { amount, fee = 0, currency, source, type } = line;
  const created = secondsNow(world);
  const transaction = {
    id: newId(world, "txn", 24),
    object: "balance_transaction",
    amount,
    available_on: created + availableAfterSeconds,
    balance_type: "payments",
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: amount - fee,
    reporting_category: type,
    source,
    status: "pending",
    type,
  } satisfies Stripe.BalanceTransaction;
  return world.books.add("balance_transaction", transaction);
}
