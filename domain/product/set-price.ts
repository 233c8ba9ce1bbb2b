import type { BillingInterval } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockProduct } from "./lock-product.ts";
import { faultOfPrice, isSamePrice } from "./product.rules.ts";
import { tellStripe } from "./tell-stripe.ts";

export interface NewPrice {
  productId: string;
  /** ISO 4217, lower case. */
  currency: string;
  /** In the currency's smallest unit. */
  unitAmount: number;
  interval: BillingInterval | null;
  trialDays: number;
}

/**
 * Gives a product a price: a new one takes the place of the current one, which is archived and still names what was paid. The
 * same price again changes nothing.
 */
export async function setPrice(
  tx: Tx,
  { productId, ...wanted }: NewPrice,
  now: Date,
): Promise<
  { kind: "set" | "unchanged"; productId: string; priceId: string } | Refusal
> {
  const product = await lockProduct(tx, productId);
  if (!product) return notFound("productId", "product");
  const fault = faultOfPrice(product.kind, wanted);
  if (fault) return refused(fault.field, fault.message);
  const [current] = product.prices;
  if (current && isSamePrice(current, wanted))
    return { kind: "unchanged", productId, priceId: current.id };

  if (current)
    await tx.db.price.update({
      where: { id: current.id },
      data: { isCurrent: false, archivedAt: now },
    });
  const { id } = await tx.db.price.create({
    data: { productId, ...wanted, createdAt: now },
  });
  recordEvent(tx, {
    type: "price.changed",
    occurredAt: now,
    courseId: product.courseId,
    payload: {
      productId,
      priceId: id,
      currency: wanted.currency,
      unitAmount: wanted.unitAmount,
      interval: wanted.interval,
      trialDays: wanted.trialDays,
      replaces: current?.id ?? null,
    },
  });
  if (product.state !== "DRAFT") await tellStripe(tx, productId);
  return { kind: "set", productId, priceId: id };
}
