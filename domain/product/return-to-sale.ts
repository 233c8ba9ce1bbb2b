import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { lockProduct } from "./lock-product.ts";
import { tellStripe } from "./tell-stripe.ts";

/** Puts on sale again what went off sale with a locked course, and nothing that staff took off sale by itself. */
export async function returnToSale(
  tx: Tx,
  { courseId }: { courseId: string },
  now: Date,
): Promise<{ productIds: string[] }> {
  const ended = await tx.db.product.findMany({
    where: { courseId, endedWithCourse: true },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const productIds = [];
  for (const { id: productId } of ended) {
    const product = await lockProduct(tx, productId);
    if (!product?.endedWithCourse) continue;
    await tx.db.product.update({
      where: { id: productId },
      data: { state: "PUBLISHED", endedWithCourse: false },
    });
    recordEvent(tx, {
      type: "product.published",
      occurredAt: now,
      courseId,
      payload: { productId, name: product.name },
    });
    await tellStripe(tx, productId);
    productIds.push(productId);
  }
  return { productIds };
}
