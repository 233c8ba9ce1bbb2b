import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockOrder } from "./lock-order.ts";

export interface OpenedCheckout {
  orderId: string;
  checkoutSessionId: string;
  /** Where the buyer pays; null once nobody can any more. */
  url: string | null;
  expiresAt: Date;
}

/** Notes where an order is paid. The same checkout again changes nothing; another one is refused, for an order is paid once. */
export async function noteCheckout(
  tx: Tx,
  { orderId, checkoutSessionId, url, expiresAt }: OpenedCheckout,
  _now: Date,
): Promise<{ kind: "noted" | "unchanged"; orderId: string } | Refusal> {
  const order = await lockOrder(tx, orderId);
  if (!order) return notFound("orderId", "order");
  if (
    order.checkoutSessionId !== null &&
    order.checkoutSessionId !== checkoutSessionId
  )
    return refused("orderId", "The order has another checkout.");
  if (order.checkoutSessionId !== null && order.checkoutUrl === url)
    return { kind: "unchanged", orderId };
  await tx.db.order.update({
    where: { id: orderId },
    data: { checkoutSessionId, checkoutUrl: url, expiresAt },
  });
  return { kind: "noted", orderId };
}
