import type { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import { id, mergedMetadata, metadata, readParams, words } from "./params.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";

/** Customers. */
export const customerRoutes: Route[] = [
  ["POST", "/v1/customers", createCustomer],
  ["GET", "/v1/customers", listCustomers],
  [
    "GET",
    "/v1/customers/:id",
    (call) => call.world.books.get("customer", idOf(call)),
  ],
  ["POST", "/v1/customers/:id", updateCustomer],
];

const fields = z.strictObject({
  email: words.optional(),
  name: words.optional(),
  phone: words.optional(),
  description: words.optional(),
  metadata,
});

function createCustomer({ world, params }: Call): Stripe.Customer {
  const read = readParams(fields.extend({ test_clock: id.optional() }), params);
  if (read.test_clock !== undefined)
    world.books.get("test_helpers.test_clock", read.test_clock, "test_clock");
  return addCustomer(world, read);
}

/** A new customer. */
export function addCustomer(
  world: World,
  read: Partial<z.infer<typeof fields>> & { id?: string; test_clock?: string },
): Stripe.Customer {
  const customer = {
    id: read.id ?? newId(world, "cus", 14),
    object: "customer",
    address: null,
    balance: 0,
    created: secondsNow(world),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: read.description ?? null,
    discount: null,
    email: read.email ?? null,
    invoice_prefix: newId(world, "I", 7).slice(2).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergedMetadata({}, read.metadata),
    name: read.name ?? null,
    next_invoice_sequence: 1,
    phone: read.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: read.test_clock ?? null,
  } satisfies Stripe.Customer;
  world.books.add("customer", customer);
  emit(world, "customer.created", customer);
  return customer;
}

function listCustomers(call: Call) {
  const { email } = readFilters({ email: words.optional() }, call.params);
  const all = call.world.books.all("customer");
  return listPage(
    call,
    "/v1/customers",
    all.filter((one) => email === undefined || one.email === email),
  );
}

function updateCustomer(call: Call): Stripe.Customer {
  const { world, params } = call;
  const customer = world.books.get("customer", idOf(call));
  const { metadata: change, ...read } = readParams(fields, params);
  for (const [key, value] of Object.entries(read))
    if (value !== undefined) Object.assign(customer, { [key]: value || null });
  customer.metadata = mergedMetadata(customer.metadata, change);
  emit(world, "customer.updated", customer);
  return customer;
}
