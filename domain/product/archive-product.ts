import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockProduct } from "./lock-product.ts";
import { takeOffSale } from "./take-off-sale.ts";

/** Takes a package of credits or a license off sale; who bought it keeps it. One that is off sale with its course stays so. A repeat changes nothing. */
export async function archiveProduct(
  tx: Tx,
  { productId, reason }: { productId: string; reason: string },
  now: Date,
): Promise<{ kind: "archived" | "unchanged"; productId: string } | Refusal> {
  const product = await lockProduct(tx, productId);
  if (!product) return notFound("productId", "product");
  if (product.kind === "COURSE")
    return refused("productId", "A course is taken off sale as a course.");
  if (product.state === "ARCHIVED" && !product.endedWithCourse)
    return { kind: "unchanged", productId };

  await takeOffSale(tx, product);
  recordEvent(tx, {
    type: "product.archived",
    occurredAt: now,
    courseId: product.courseId,
    reason,
    payload: { productId, name: product.name },
  });
  return { kind: "archived", productId };
}
