import { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import {
  amount,
  clearable,
  currency,
  flag,
  id,
  integer,
  mergedMetadata,
  metadata,
  name,
  readParams,
  words,
} from "./params.ts";
import { badRequest } from "./problem.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";

/** Products and prices. */
export const catalogueRoutes: Route[] = [
  ["POST", "/v1/products", createProduct],
  ["GET", "/v1/products", listProducts],
  ["GET", "/v1/products/:id", (call) => productOf(call)],
  ["POST", "/v1/products/:id", updateProduct],
  ["DELETE", "/v1/products/:id", deleteProduct],
  ["POST", "/v1/prices", createPrice],
  ["GET", "/v1/prices", listPrices],
  [
    "GET",
    "/v1/prices/:id",
    (call) => call.world.books.get("price", idOf(call)),
  ],
  ["POST", "/v1/prices/:id", updatePrice],
];

const productOf = (call: Call) => call.world.books.get("product", idOf(call));

const images = z
  .array(z.url("must be a URL"))
  .max(8)
  .or(z.literal("").transform(() => []));
const productFields = z.strictObject({
  name,
  active: flag.optional(),
  description: clearable.optional(),
  images: images.optional(),
  url: clearable.optional(),
  statement_descriptor: z.string().max(22).optional(),
  metadata,
});

function createProduct({ world, params }: Call): Stripe.Product {
  const read = readParams(
    productFields.extend({
      id: id.optional(),
      default_price_data: z.unknown().optional(),
    }),
    params,
  );
  if (read.id !== undefined && world.books.find("product", read.id))
    throw badRequest("Product already exists.", {
      code: "resource_already_exists",
      param: "id",
    });
  const now = secondsNow(world);
  const product = {
    id: read.id ?? newId(world, "prod", 14),
    object: "product",
    active: read.active ?? true,
    created: now,
    default_price: null,
    description: read.description ?? null,
    images: read.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: mergedMetadata({}, read.metadata),
    name: read.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: read.statement_descriptor ?? null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: now,
    url: read.url ?? null,
  } satisfies Stripe.Product;
  world.books.add("product", product);
  if (read.default_price_data !== undefined) {
    const price = createPrice({
      world,
      ids: [],
      params: { ...(read.default_price_data as object), product: product.id },
    });
    Object.assign(product, { default_price: price.id });
  }
  emit(world, "product.created", product);
  return product;
}

function listProducts(call: Call) {
  const { active, ids } = readFilters(
    { active: flag.optional(), ids: z.array(id).optional() },
    call.params,
  );
  return listPage(
    call,
    "/v1/products",
    call.world.books
      .all("product")
      .filter(
        (product) =>
          (active === undefined || product.active === active) &&
          (ids === undefined || ids.includes(product.id)),
      ),
  );
}

function updateProduct(call: Call): Stripe.Product {
  const { world, params } = call;
  const product = productOf(call);
  const read = readParams(
    productFields.partial().extend({ default_price: id.optional() }),
    params,
  );
  if (read.default_price !== undefined)
    world.books.get("price", read.default_price, "default_price");
  const { metadata: change, ...fields } = read;
  Object.assign(product, known(fields), {
    metadata: mergedMetadata(product.metadata, change),
    updated: secondsNow(world),
  });
  emit(world, "product.updated", product);
  return product;
}

function deleteProduct(call: Call) {
  const { world } = call;
  const product = productOf(call);
  if (pricesOf(world, product.id).length > 0)
    throw badRequest(
      "This product cannot be deleted because it has one or more user-created prices.",
    );
  world.books.remove("product", product.id);
  emit(world, "product.deleted", product);
  return { id: product.id, object: "product", deleted: true };
}

const priceFields = z.strictObject({
  product: id.optional(),
  product_data: z.strictObject({ name, metadata }).optional(),
  currency,
  unit_amount: amount.optional(),
  recurring: z
    .object({
      interval: z.enum(["day", "week", "month", "year"]),
      interval_count: integer.pipe(z.number().min(1)).optional(),
      trial_period_days: integer.optional(),
    })
    .optional(),
  active: flag.optional(),
  nickname: words.optional(),
  lookup_key: words.optional(),
  transfer_lookup_key: flag.optional(),
  tax_behavior: z.enum(["exclusive", "inclusive", "unspecified"]).optional(),
  metadata,
});

function createPrice({ world, params }: Call): Stripe.Price {
  const read = readParams(priceFields, params);
  if (read.unit_amount === undefined)
    throw badRequest(
      "You must specify either unit_amount or custom_unit_amount.",
      {
        code: "parameter_missing",
        param: "unit_amount",
      },
    );
  const product = read.product_data
    ? createProduct({ world, ids: [], params: read.product_data })
    : world.books.get("product", read.product ?? "", "product");
  claimLookupKey(world, read);
  const price = {
    id: newId(world, "price", 24),
    object: "price",
    active: read.active ?? true,
    billing_scheme: "per_unit",
    created: secondsNow(world),
    currency: read.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: read.lookup_key ?? null,
    metadata: mergedMetadata({}, read.metadata),
    nickname: read.nickname ?? null,
    product: product.id,
    recurring: read.recurring
      ? {
          interval: read.recurring.interval,
          interval_count: read.recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: read.recurring.trial_period_days ?? null,
          usage_type: "licensed",
        }
      : null,
    tax_behavior: read.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: read.recurring ? "recurring" : "one_time",
    unit_amount: read.unit_amount,
    unit_amount_decimal: Stripe.Decimal.from(read.unit_amount),
  } satisfies Stripe.Price;
  world.books.add("price", price);
  emit(world, "price.created", price);
  return price;
}

function listPrices(call: Call) {
  const read = readFilters(
    {
      active: flag.optional(),
      product: id.optional(),
      lookup_keys: z.array(words).optional(),
    },
    call.params,
  );
  return listPage(
    call,
    "/v1/prices",
    call.world.books
      .all("price")
      .filter(
        (price) =>
          (read.active === undefined || price.active === read.active) &&
          (read.product === undefined || price.product === read.product) &&
          (read.lookup_keys?.includes(price.lookup_key ?? "") ?? true),
      ),
  );
}

/** What a price costs is never changed, as at Stripe. */
function updatePrice(call: Call): Stripe.Price {
  const { world, params } = call;
  const price = world.books.get("price", idOf(call));
  const read = readParams(
    priceFields.pick({
      active: true,
      nickname: true,
      lookup_key: true,
      transfer_lookup_key: true,
      tax_behavior: true,
      metadata: true,
    }),
    params,
  );
  claimLookupKey(world, read);
  const { metadata: change, transfer_lookup_key: _, ...fields } = read;
  Object.assign(price, known(fields), {
    metadata: mergedMetadata(price.metadata, change),
  });
  emit(world, "price.updated", price);
  return price;
}

function claimLookupKey(
  world: World,
  read: { lookup_key?: string; transfer_lookup_key?: boolean },
): void {
  if (read.lookup_key === undefined) return;
  const holder = world.books
    .all("price")
    .find((price) => price.lookup_key === read.lookup_key);
  if (!holder) return;
  if (read.transfer_lookup_key !== true)
    throw badRequest(
      `A price (\`${holder.id}\`) is already using that lookup key.`,
      { param: "lookup_key" },
    );
  holder.lookup_key = null;
}

const pricesOf = (world: World, productId: string) =>
  world.books.all("price").filter(({ product }) => product === productId);

/** Only the fields that are given. */
function known(fields: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
}
