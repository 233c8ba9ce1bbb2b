import type { ProductModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { tellStripe } from "./tell-stripe.ts";

/**
 * Ends the sale of a locked product, here and at Stripe where it is known there. One that ends with its course is put on sale again
 * with it.
 */
export async function takeOffSale(
  tx: Tx,
  { id, state }: Pick<ProductModel, "id" | "state">,
  { endedWithCourse }: { endedWithCourse: boolean } = {
    endedWithCourse: false,
  },
): Promise<void> {
  await tx.db.product.update({
    where: { id },
    data: { state: "ARCHIVED", endedWithCourse },
  });
  // A draft that was never on sale was never told to Stripe.
  if (state === "PUBLISHED") await tellStripe(tx, id);
}
