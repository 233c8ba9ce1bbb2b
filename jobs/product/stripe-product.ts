import { summaryOf } from "@throughline/domain/product/product.rules";
import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { Prisma } from "@throughline/prisma";

/** What Stripe is told of a product. */
export const asMirrored = {
  course: { select: { code: true } },
  components: true,
  prices: { where: { isCurrent: true } },
} as const satisfies Prisma.ProductInclude;

export type MirroredProduct = Prisma.ProductGetPayload<{
  include: typeof asMirrored;
}>;

type MirroredPrice = MirroredProduct["prices"][number];

/** Makes Stripe's product what ours is; answers its id. Its id is made of ours, so that a repeat cannot make another one. */
export async function keepProduct(
  stripe: StripeClient,
  product: MirroredProduct,
): Promise<string> {
  const id = product.stripeProductId ?? idAtStripe(product);
  const facts = factsOf(product);
  if (
    await succeeds("resource_missing", () => stripe.products.update(id, facts))
  )
    return id;
  const { description, ...others } = facts;
  const made = { id, ...others, ...(description && { description }) };
  // Somebody else may make it at the same moment.
  if (
    !(await succeeds("resource_already_exists", () =>
      stripe.products.create(made),
    ))
  )
    await stripe.products.update(id, facts);
  return id;
}

/** Whether a call did what it should; false where Stripe refuses it with the code that is reckoned with. Throws everything else. */
async function succeeds(code: string, call: () => Promise<unknown>) {
  try {
    await call();
    return true;
  } catch (error) {
    if (stripeFailureOf(error)?.code !== code) throw error;
    return false;
  }
}

/**
 * Makes the current price of a product at Stripe, where it is not there yet, and archives every other one that can still be bought;
 * answers Stripe's id of it, null where there is none.
 */
export async function keepPrice(
  stripe: StripeClient,
  product: MirroredProduct,
  stripeProductId: string,
): Promise<string | null> {
  const [price] = product.prices;
  const current = price && (await findOrMake(stripe, price, stripeProductId));
  const open = stripe.prices.list({
    product: stripeProductId,
    active: true,
    limit: 100,
  });
  for await (const { id } of open)
    if (id !== current) await stripe.prices.update(id, { active: false });
  return current ?? null;
}

async function findOrMake(
  stripe: StripeClient,
  price: MirroredPrice,
  product: string,
): Promise<string> {
  const lookupKey = `throughline:${price.id}`;
  const there =
    (await findKnown(stripe, price)) ?? (await findByKey(stripe, lookupKey));
  if (there) {
    if (!there.active) await stripe.prices.update(there.id, { active: true });
    return there.id;
  }
  const { currency, unitAmount, interval } = price;
  const made = await stripe.prices.create(
    {
      product,
      currency,
      unit_amount: unitAmount,
      lookup_key: lookupKey,
      metadata: { throughline_price: price.id },
      ...(interval && { recurring: { interval: intervalOf[interval] } }),
    },
    { idempotencyKey: lookupKey },
  );
  return made.id;
}

/** Whoever is in a checkout at this price pays what it was told to Stripe as: it stays that as long as Stripe has it. */
async function findKnown(
  stripe: StripeClient,
  { stripePriceId }: MirroredPrice,
): Promise<Stripe.Price | null> {
  if (stripePriceId === null) return null;
  let known: Stripe.Price | null = null;
  await succeeds("resource_missing", async () => {
    known = await stripe.prices.retrieve(stripePriceId);
  });
  return known;
}

/** Stripe forgets idempotency keys after a while; what a price is looked up by it keeps. */
async function findByKey(
  stripe: StripeClient,
  lookupKey: string,
): Promise<Stripe.Price | null> {
  const { data } = await stripe.prices.list({
    lookup_keys: [lookupKey],
    limit: 1,
  });
  return data[0] ?? null;
}

const intervalOf = { MONTH: "month", YEAR: "year" } as const;

const idAtStripe = ({ id }: MirroredProduct) =>
  `prod_throughline_${id.replaceAll("-", "")}`;

/** Stripe's values of metadata have at most 500 characters. */
const mostMetadata = 500;

function factsOf({
  id,
  name,
  description,
  state,
  course,
  components,
}: MirroredProduct) {
  return {
    name,
    description,
    active: state === "PUBLISHED",
    metadata: {
      throughline_product: id,
      course_code: (course?.code ?? "").slice(0, mostMetadata),
      bundle: summaryOf(components).slice(0, mostMetadata),
    },
  } satisfies Stripe.ProductUpdateParams;
}
