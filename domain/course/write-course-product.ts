import { recordEvent } from "../event/record.ts";
import { isRefusal, type Refusal } from "../outcome.ts";
import { lockProduct } from "../product/lock-product.ts";
import { setPrice } from "../product/set-price.ts";
import { takeOffSale } from "../product/take-off-sale.ts";
import { tellStripe } from "../product/tell-stripe.ts";
import { writeComponents } from "../product/write-components.ts";
import type { Tx } from "../transaction.ts";
import { bundleOf } from "./draft.bundle.ts";
import type { DraftContent } from "./draft.content.ts";

/**
 * Makes the product of a locked course what its draft says: what it is called, what it bundles and what it costs, and has Stripe told
 * where any of that is another. A course that is not sold has none, or one that is off sale.
 */
export async function writeCourseProduct(
  tx: Tx,
  { courseId, content }: { courseId: string; content: DraftContent },
  now: Date,
): Promise<{ kind: "written"; isChanged: boolean } | Refusal> {
  const there = await tx.db.product.findFirst({
    where: { courseId, kind: "COURSE" },
    select: { id: true },
  });
  const { title: name, description, unitAmount, currency } = content;
  if (!content.isSold || unitAmount === null)
    return { kind: "written", isChanged: await endSale(tx, there, now) };

  const { id: productId } =
    there ??
    (await tx.db.product.create({
      data: { kind: "COURSE", courseId, name, description, createdAt: now },
    }));
  const product = await lockProduct(tx, productId);
  if (!product) throw new Error(`product ${productId} vanished`);
  const hasOtherParts = await writeComponents(tx, product, bundleOf(content));
  const isOther =
    product.state !== "PUBLISHED" ||
    product.name !== name ||
    product.description !== description ||
    hasOtherParts;
  if (isOther)
    await tx.db.product.update({
      where: { id: productId },
      data: { name, description, state: "PUBLISHED" },
    });
  const priced = await setPrice(
    tx,
    { productId, currency, unitAmount, interval: null, trialDays: 0 },
    now,
  );
  if (isRefusal(priced)) return priced;
  // A new price has Stripe told already.
  if (isOther && priced.kind === "unchanged") await tellStripe(tx, productId);
  if (isOther)
    recordEvent(tx, {
      type: there ? "product.changed" : "product.published",
      occurredAt: now,
      courseId,
      payload: { productId, name },
    });
  return { kind: "written", isChanged: isOther || priced.kind === "set" };
}

/** Archives the price too, so that a course that is written on is not sold again unasked. */
async function endSale(
  tx: Tx,
  there: { id: string } | null,
  now: Date,
): Promise<boolean> {
  const product = there && (await lockProduct(tx, there.id));
  if (!product) return false;
  const { count } = await tx.db.price.updateMany({
    where: { productId: product.id, isCurrent: true },
    data: { isCurrent: false, archivedAt: now },
  });
  if (product.state === "PUBLISHED") await takeOffSale(tx, product);
  return count > 0 || product.state === "PUBLISHED";
}
