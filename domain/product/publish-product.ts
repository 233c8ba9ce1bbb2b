import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockProduct } from "./lock-product.ts";
import { tellStripe } from "./tell-stripe.ts";

/** Puts a package of credits or a license on sale. A course's product goes with its course; a repeat changes nothing. */
export async function publishProduct(
  tx: Tx,
  { productId }: { productId: string },
  now: Date,
): Promise<{ kind: "published" | "unchanged"; productId: string } | Refusal> {
  const product = await lockProduct(tx, productId);
  if (!product) return notFound("productId", "product");
  if (product.kind === "COURSE")
    return refused("productId", "A course is published in its builder.");
  if (product.prices.length === 0)
    return refused("productId", "Give it a price first.");
  if (product.state === "PUBLISHED") return { kind: "unchanged", productId };
  if (product.courseId && !(await isPublished(tx, product.courseId)))
    return refused(
      "productId",
      "Publish its course first: its places could not be taken.",
    );

  await tx.db.product.update({
    where: { id: productId },
    data: { state: "PUBLISHED" },
  });
  recordEvent(tx, {
    type: "product.published",
    occurredAt: now,
    courseId: product.courseId,
    payload: { productId, name: product.name },
  });
  await tellStripe(tx, productId);
  return { kind: "published", productId };
}

async function isPublished(tx: Tx, courseId: string): Promise<boolean> {
  const course = await tx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { state: true },
  });
  return course.state === "PUBLISHED";
}
