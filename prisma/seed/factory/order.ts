import type { OrderModel, Prisma } from "@throughline/prisma";
import type { ProductWithPrice } from "./product.ts";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface OrderOverrides extends Partial<
  Omit<Prisma.OrderUncheckedCreateInput, "productId" | "priceId">
> {
  product: Pick<ProductWithPrice, "id" | "price">;
}

/**
 * An order at the product's current price: OPEN with a checkout under a made-up id, or as its `state` says. PAID and REFUNDED
 * have their payment too. Nothing is fulfilled: for that, `fulfilOrder`.
 */
export function makeOrder(
  db: Writer,
  { product: { id: productId, price }, ...overrides }: OrderOverrides,
  random: Random = Math.random,
): Promise<OrderModel> {
  const word = uniqueWord(random);
  const { state = "OPEN", quantity = 1 } = overrides;
  const total = overrides.total ?? price.unitAmount * quantity;
  const isPaid = state === "PAID" || state === "REFUNDED";
  const paidAt = overrides.paidAt ?? new Date();
  return db.order.create({
    data: {
      productId,
      priceId: price.id,
      currency: price.currency,
      unitAmount: price.unitAmount,
      checkoutSessionId: `cs_test_${word}`,
      ...(isPaid && {
        total,
        paidAt,
        refunded: state === "REFUNDED" ? total : 0,
        paymentIntentId: `pi_${word}`,
        payments: { create: paymentOf(word, total, price.currency, paidAt) },
      }),
      ...overrides,
    },
  });
}

const paymentOf = (
  word: string,
  amount: number,
  currency: string,
  settledAt: Date | string,
) => ({
  state: "SUCCEEDED" as const,
  paymentIntentId: `pi_${word}`,
  chargeId: `ch_${word}`,
  amount,
  currency,
  createdAt: settledAt,
  settledAt,
});
