import { z } from "zod";
import type { Tx } from "../transaction.ts";

export interface OrderClues {
  checkoutSessionId?: string | null;
  /** Our id of the order, as Stripe gives it back. */
  reference?: string | null;
  paymentIntentId?: string | null;
  chargeId?: string | null;
}

/**
 * Which order Stripe speaks of: the one with that checkout or payment, or the one that it was begun for where the answer to its
 * beginning was lost. Null where it is none of ours.
 */
export async function findOrder(
  db: Pick<Tx["db"], "order">,
  { checkoutSessionId, reference, paymentIntentId, chargeId }: OrderClues,
): Promise<string | null> {
  const id = z.uuid().safeParse(reference).data;
  const found = await db.order.findMany({
    where: {
      OR: [
        ...(checkoutSessionId ? [{ checkoutSessionId }] : []),
        ...(paymentIntentId
          ? [{ paymentIntentId }, { payments: { some: { paymentIntentId } } }]
          : []),
        ...(chargeId ? [{ payments: { some: { chargeId } } }] : []),
        ...(id ? [{ id }] : []),
      ],
    },
    select: { id: true, checkoutSessionId: true },
    take: 2,
  });
  const byCheckout = found.find(
    (order) =>
      checkoutSessionId != null &&
      order.checkoutSessionId === checkoutSessionId,
  );
  return (byCheckout ?? found[0])?.id ?? null;
}
