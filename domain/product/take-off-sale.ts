import type { ProductModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { tellStripe } from "./tell-stripe.ts";

/** Ends the sale of a locked product, here and at Stripe where it is known there. */
export async function takeOffSale(
  tx: Tx,
  { id, state }: Pick<ProductModel, "id" | "state">,
): Promise<void> {
  await tx.db.product.update({ where: { id }, data: { state: "ARCHIVED" } });
  // A draft that was never on sale was never told to Stripe.
  if (state === "PUBLISHED") await tellStripe(tx, id);
}
