import type { Tx } from "../transaction.ts";

/** Keeps why Stripe does not have a product as it is here, for an admin to read. */
export async function recordMirrorFailure(
  tx: Tx,
  { productId, reason }: { productId: string; reason: string },
): Promise<{ kind: "recorded" }> {
  // By hand, because `updatedAt` counts changes of the product itself.
  await tx.db.$executeRaw`
    UPDATE "Product" SET "lastError" = ${reason.slice(0, 1000)} WHERE id = ${productId}::uuid`;
  return { kind: "recorded" };
}
