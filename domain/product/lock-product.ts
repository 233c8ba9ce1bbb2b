import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

export type LockedProduct = Prisma.ProductGetPayload<{
  include: { components: true; prices: true };
}>;

/** A product with its parts and its current price, held until the transaction ends; null where there is none. */
export async function lockProduct(
  tx: Tx,
  productId: string,
): Promise<LockedProduct | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Product" WHERE id = ${productId}::uuid FOR UPDATE`;
  return tx.db.product.findUnique({
    where: { id: productId },
    include: { components: true, prices: { where: { isCurrent: true } } },
  });
}
