import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { lockProduct } from "./lock-product.ts";

export interface Mirrored {
  productId: string;
  /** The product's own time when it was read for Stripe: a change since then is still to be told. */
  readAt: Date;
  stripeProductId: string;
  /** Prices that Stripe has, by our id. */
  prices: readonly { priceId: string; stripePriceId: string }[];
}

/** Keeps what Stripe calls a product and its prices. What changed since it was read stays to be told. */
export async function recordMirror(
  tx: Tx,
  { productId, readAt, stripeProductId, prices }: Mirrored,
  now: Date,
): Promise<{ kind: "mirrored" | "overtaken" }> {
  const product = await lockProduct(tx, productId);
  if (!product) return { kind: "overtaken" };
  const isCurrent = product.updatedAt.getTime() === readAt.getTime();
  for (const { priceId, stripePriceId } of prices)
    await tx.db.price.updateMany({
      // Of prices of this product alone, and only where it is another: the usual repeat writes nothing.
      where: {
        id: priceId,
        productId,
        OR: [{ stripePriceId: null }, { NOT: { stripePriceId } }],
      },
      data: { stripePriceId },
    });
  await tx.db.product.update({
    where: { id: productId },
    data: {
      stripeProductId,
      lastError: null,
      ...(isCurrent && { mirroredAt: now }),
    },
  });
  if (!isCurrent) return { kind: "overtaken" };
  recordEvent(tx, {
    type: "product.mirrored",
    occurredAt: now,
    courseId: product.courseId,
    payload: { productId, stripeProductId },
  });
  return { kind: "mirrored" };
}
