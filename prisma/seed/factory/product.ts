import type { ComponentKind, Prisma } from "@throughline/prisma";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface ProductOverrides extends Partial<
  Omit<Prisma.ProductUncheckedCreateInput, "components" | "prices">
> {
  /** What it costs now; 100 US dollars once, unless told otherwise. */
  price?: Partial<Omit<Prisma.PriceUncheckedCreateInput, "productId">>;
  /** What it bundles. A course or a license gives access where nothing is said, a package five private credits. */
  components?: readonly Omit<
    Prisma.ProductComponentUncheckedCreateInput,
    "productId"
  >[];
}

const withPrices = {
  prices: { where: { isCurrent: true } },
  components: true,
} satisfies Prisma.ProductInclude;

export type ProductWithPrice = Omit<
  Prisma.ProductGetPayload<{ include: typeof withPrices }>,
  "prices"
> & { price: Prisma.PriceGetPayload<object> };

/**
 * A published product with a current price, known to Stripe under made-up ids: of a course where `courseId` is given, of
 * credits otherwise.
 */
export async function makeProduct(
  db: Writer,
  { price = {}, components, ...overrides }: ProductOverrides = {},
  random: Random = Math.random,
): Promise<ProductWithPrice> {
  const kind = overrides.kind ?? (overrides.courseId ? "COURSE" : "CREDITS");
  const word = uniqueWord(random);
  const {
    prices: [current],
    ...product
  } = await db.product.create({
    data: {
      kind,
      state: "PUBLISHED",
      name: `Product ${word}`,
      stripeProductId: `prod_${word}`,
      mirroredAt: new Date(),
      ...overrides,
      components: { create: [...(components ?? usualComponents[kind])] },
      prices: {
        create: {
          currency: "usd",
          unitAmount: 10_000,
          interval: kind === "LICENSE" ? "MONTH" : undefined,
          stripePriceId: `price_${word}`,
          ...price,
        },
      },
    },
    include: withPrices,
  });
  if (!current) throw new Error("the price that was made is not current");
  return { ...product, price: current };
}

const access = [{ kind: "COURSE_ACCESS" }] as const;

const usualComponents: Record<
  "COURSE" | "CREDITS" | "LICENSE",
  readonly { kind: ComponentKind; units?: number }[]
> = {
  COURSE: access,
  LICENSE: access,
  CREDITS: [{ kind: "PRIVATE_CREDIT", units: 5 }],
};
