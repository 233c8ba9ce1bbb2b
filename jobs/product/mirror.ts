import { recordMirror } from "@throughline/domain/product/record-mirror";
import { recordMirrorFailure } from "@throughline/domain/product/record-mirror-failure";
import { theSystem, transact } from "@throughline/domain/transaction";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import {
  asMirrored,
  keepPrice,
  keepProduct,
  type MirroredProduct,
} from "./stripe-product.ts";

type MirrorDesk = Pick<Desk, "store" | "now" | "stripe">;

/** Makes a product and its price at Stripe what they are here, unless Stripe has them so. A repeat creates nothing twice. */
export async function mirrorProduct(
  desk: MirrorDesk,
  { productId }: { productId: string },
): Promise<JobOutcome> {
  const product = await desk.store.database.product.findUnique({
    where: { id: productId },
    include: asMirrored,
  });
  if (!product || product.state === "DRAFT" || product.mirroredAt) return done;
  if (!desk.stripe) {
    await noteFailure(desk, productId, "The school has no key for Stripe yet.");
    return done;
  }
  try {
    return await mirror(desk, desk.stripe, product);
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    const { reason, isPassing } = failure;
    await noteFailure(desk, productId, reason);
    // What Stripe refuses is for an admin, who reads why on the product's page; the sweep tries it again now and then.
    return isPassing ? { kind: "tryAgain", reason } : done;
  }
}

async function mirror(
  { store, now }: MirrorDesk,
  stripe: StripeClient,
  product: MirroredProduct,
): Promise<JobOutcome> {
  const { id: productId, updatedAt: readAt } = product;
  const stripeProductId = await keepProduct(stripe, product);
  const stripePriceId = await keepPrice(stripe, product, stripeProductId);
  const [price] = product.prices;
  const prices =
    price && stripePriceId ? [{ priceId: price.id, stripePriceId }] : [];
  await transact(store, { actor: theSystem }, (tx) =>
    recordMirror(tx, { productId, readAt, stripeProductId, prices }, now()),
  );
  return done;
}

const noteFailure = (
  { store }: MirrorDesk,
  productId: string,
  reason: string,
) =>
  transact(store, { actor: theSystem }, (tx) =>
    recordMirrorFailure(tx, { productId, reason }),
  );
