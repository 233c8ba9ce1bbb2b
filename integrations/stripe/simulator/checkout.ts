import type { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { isWithin, listPage, readFilters, when } from "./list.ts";
import {
  flag,
  id,
  integer,
  mergedMetadata,
  metadata,
  readParams,
  words,
} from "./params.ts";
import { badRequest } from "./problem.ts";
import { reckon } from "./reckoning.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/** Checkout sessions, as the API sees them; what buyers do is in `pay.ts`. */
export const checkoutRoutes: Route[] = [
  ["POST", "/v1/checkout/sessions", createSession],
  ["GET", "/v1/checkout/sessions", listSessions],
  ["GET", "/v1/checkout/sessions/:id", sessionOf],
  ["GET", "/v1/checkout/sessions/:id/line_items", listLines],
  ["POST", "/v1/checkout/sessions/:id/expire", expireSession],
];

const hour = 3_600;

const address = z
  .string()
  .max(5_000)
  .refine((url) => URL.canParse(url), "Not a valid URL");

const sessionFields = z.strictObject({
  mode: z.enum(["payment", "subscription"]),
  line_items: z
    .array(
      z.strictObject({
        price: id,
        quantity: integer.pipe(z.number().min(1).max(999_999)).optional(),
      }),
    )
    .min(1)
    .max(100),
  success_url: address,
  cancel_url: address.optional(),
  client_reference_id: z.string().max(200).optional(),
  customer: id.optional(),
  customer_email: z.email("Invalid email address").max(800).optional(),
  customer_creation: z.enum(["always", "if_required"]).optional(),
  allow_promotion_codes: flag.optional(),
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  billing_address_collection: z.enum(["auto", "required"]).optional(),
  expires_at: integer.optional(),
  locale: words.optional(),
  metadata,
  payment_intent_data: z
    .object({
      metadata,
      transfer_group: words.optional(),
      description: words.optional(),
    })
    .optional(),
  subscription_data: z
    .object({
      metadata,
      trial_period_days: integer.pipe(z.number().min(1).max(730)).optional(),
      description: words.optional(),
    })
    .optional(),
  ui_mode: z.literal("hosted_page").optional(),
});

function createSession({ world, params }: Call): Stripe.Checkout.Session {
  const read = readParams(sessionFields, params);
  refuseWrongMix(read);
  const created = secondsNow(world);
  const expiresAt = read.expires_at ?? created + 24 * hour;
  if (expiresAt < created + hour / 2 || expiresAt > created + 24 * hour)
    throw badRequest(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
      { param: "expires_at" },
    );
  const prices = read.line_items.map(({ price }, index) =>
    priceFor(world, read.mode, price, `line_items[${index}][price]`),
  );
  const currency = prices[0]?.currency ?? "usd";
  if (prices.some((price) => price.currency !== currency))
    throw badRequest("All line items must have the same currency.", {
      param: "line_items",
    });
  if (read.customer !== undefined)
    world.books.get("customer", read.customer, "customer");
  const isTaxed = read.automatic_tax?.enabled ?? false;
  if (isTaxed && world.house.taxPercent === null)
    throw badRequest(
      "Stripe Tax is not set up: set your head office address in the dashboard.",
      { param: "automatic_tax[enabled]" },
    );
  const id = newId(world, "cs_test", 58);
  const session = {
    id,
    object: "checkout.session",
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: read.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: null as number | null,
    amount_total: null as number | null,
    automatic_tax: {
      enabled: isTaxed,
      liability: isTaxed ? { type: "self" } : null,
      provider: isTaxed ? "stripe" : null,
      status: isTaxed ? "requires_location_inputs" : null,
    },
    billing_address_collection: read.billing_address_collection ?? null,
    cancel_url: read.cancel_url ?? null,
    client_reference_id: read.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: read.customer ?? null,
    customer_account: null,
    customer_creation:
      read.mode === "payment" && read.customer === undefined
        ? (read.customer_creation ?? "if_required")
        : null,
    customer_details: read.customer_email
      ? detailsOf({ email: read.customer_email, name: null })
      : null,
    customer_email: read.customer_email ?? null,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: read.locale ?? null,
    managed_payments: null,
    metadata: mergedMetadata({}, read.metadata),
    mode: read.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection:
      read.mode === "subscription" ? "always" : "if_required",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_status: "unpaid",
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: null,
    subscription: null,
    success_url: read.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${world.publicUrl()}/pay/${id}`,
    wallet_options: null,
  } satisfies Stripe.Checkout.Session;
  world.books.lines.set(
    id,
    prices.map((price, index) =>
      lineOf(world, price, read.line_items[index]?.quantity ?? 1),
    ),
  );
  keepPlan(world, id, read);
  world.books.add("checkout.session", session);
  reckon(world, session, null);
  return session;
}

function refuseWrongMix(read: z.infer<typeof sessionFields>): void {
  const isPayment = read.mode === "payment";
  if (isPayment && read.subscription_data)
    throw badRequest(
      "You can not pass `subscription_data` in `payment` mode.",
      { param: "subscription_data" },
    );
  if (!isPayment && read.payment_intent_data)
    throw badRequest(
      "You can not pass `payment_intent_data` in `subscription` mode.",
      { param: "payment_intent_data" },
    );
  if (!isPayment && read.customer_creation)
    throw badRequest(
      "`customer_creation` can only be used in `payment` mode.",
      { param: "customer_creation" },
    );
  if (read.customer !== undefined && read.customer_email !== undefined)
    throw badRequest(
      "You may only specify one of these parameters: customer, customer_email.",
      { param: "customer" },
    );
}

function priceFor(
  world: World,
  mode: "payment" | "subscription",
  priceId: string,
  param: string,
): Stripe.Price {
  const price = world.books.get("price", priceId, param);
  if (!price.active)
    throw badRequest(
      "The price specified is inactive. This field only accepts active prices.",
      { param },
    );
  const product = world.books.find("product", idIn(price.product));
  if (!product?.active)
    throw badRequest(
      "The product of the price specified is not active, so it cannot be sold.",
      { param },
    );
  if ((price.type === "recurring") !== (mode === "subscription"))
    throw badRequest(
      mode === "payment"
        ? "You specified `payment` mode but passed a recurring price."
        : "You must provide at least one recurring price in `subscription` mode when using prices.",
      { param },
    );
  return price;
}

function lineOf(
  world: World,
  price: Stripe.Price,
  quantity: number,
): Stripe.LineItem {
  const total = (price.unit_amount ?? 0) * quantity;
  const product = world.books.find("product", idIn(price.product));
  return {
    id: newId(world, "li", 24),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: price.currency,
    description: product?.name ?? null,
    metadata: {},
    price,
    quantity,
  } satisfies Stripe.LineItem;
}

/** What the session hands on to its payment or subscription. */
interface SessionPlan {
  metadata: Record<string, string>;
  description: string | null;
  transferGroup: string | null;
  trialDays: number;
}

function keepPlan(
  world: World,
  sessionId: string,
  read: z.infer<typeof sessionFields>,
): void {
  const handedOn = read.payment_intent_data ?? read.subscription_data;
  const plan: SessionPlan = {
    metadata: mergedMetadata({}, handedOn?.metadata),
    description: handedOn?.description ?? null,
    transferGroup: read.payment_intent_data?.transfer_group ?? null,
    trialDays: read.subscription_data?.trial_period_days ?? 0,
  };
  world.books.notes.set(sessionId, { plan: JSON.stringify(plan) });
}

/** What was said at its creation of what comes out of it. */
export function planOf(world: World, sessionId: string): SessionPlan {
  return JSON.parse(
    world.books.notes.get(sessionId)?.plan ?? "{}",
  ) as SessionPlan;
}

/** Who pays, as the session shows it. */
export function detailsOf({
  email,
  name,
}: {
  email: string | null;
  name: string | null;
}): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
}

function sessionOf(call: Call): Stripe.Checkout.Session {
  const session = call.world.books.get("checkout.session", idOf(call));
  expireIfDue(call.world, session);
  return session;
}

function listSessions(call: Call) {
  const read = readFilters(
    {
      payment_intent: id.optional(),
      subscription: id.optional(),
      customer: id.optional(),
      created: when.optional(),
      status: z.enum(["complete", "expired", "open"]).optional(),
    },
    call.params,
  );
  const all = call.world.books.all("checkout.session");
  return listPage(
    call,
    "/v1/checkout/sessions",
    all.filter(
      (one) =>
        isWithin(one.created, read.created) &&
        (read.payment_intent ?? one.payment_intent) === one.payment_intent &&
        (read.subscription ?? one.subscription) === one.subscription &&
        (read.customer ?? one.customer) === one.customer &&
        (read.status ?? one.status) === one.status,
    ),
  );
}

function listLines(call: Call) {
  const session = sessionOf(call);
  readFilters({}, call.params);
  return listPage(
    call,
    `/v1/checkout/sessions/${session.id}/line_items`,
    call.world.books.lines.get(session.id) ?? [],
  );
}

function expireSession(call: Call): Stripe.Checkout.Session {
  const session = sessionOf(call);
  readParams(z.strictObject({}), call.params);
  if (session.status !== "open")
    throw badRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of "${session.status}".`,
    );
  expire(call.world, session);
  return session;
}

/** Nobody can pay it any more. */
export function expire(world: World, session: Stripe.Checkout.Session): void {
  session.status = "expired";
  session.url = null;
  emit(world, "checkout.session.expired", session);
}

/** Expires a session whose time is over. */
export function expireIfDue(
  world: World,
  session: Stripe.Checkout.Session,
): void {
  if (session.status === "open" && session.expires_at <= secondsNow(world))
    expire(world, session);
}
