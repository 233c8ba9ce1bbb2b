import { enqueue } from "../queue/enqueue.ts";
import { mirrorProduct } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** Notes that Stripe does not have a product as it is here any more, and has it told. */
export async function tellStripe(tx: Tx, productId: string): Promise<void> {
  await tx.db.product.update({
    where: { id: productId },
    data: { mirroredAt: null, lastError: null },
  });
  enqueue(tx, mirrorProduct, { productId });
}
