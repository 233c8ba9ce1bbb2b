import { lockOrder } from "../order/lock-order.ts";
import { sayMoney } from "../order/say-money.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { checkRevocations } from "./check-revocations.ts";
import { proposeRevocations } from "./propose-revocations.ts";
import type { Revocations } from "./refund.rules.ts";
import { revokeRights } from "./revoke-rights.ts";

/**
 * An admin decides what goes with a refund that was made in Stripe's dashboard, which may be nothing. Decided once; asking again
 * changes nothing.
 */
export async function decideRevocations(
  tx: Tx,
  { refundId, revocations }: { refundId: string; revocations: Revocations },
  now: Date,
): Promise<{ kind: "decided" | "unchanged"; refundId: string } | Refusal> {
  const found = await tx.db.refund.findUnique({
    where: { id: refundId },
    select: { orderId: true },
  });
  const order = found && (await lockOrder(tx, found.orderId));
  if (!order) return notFound("refundId", "refund");
  const refund = await tx.db.refund.findUniqueOrThrow({
    where: { id: refundId },
  });
  if (refund.revokedAt) return { kind: "unchanged", refundId };
  const proposal = await proposeRevocations(tx.db, order.id, now);
  const refusal = proposal && checkRevocations(revocations, proposal);
  if (refusal) return refusal;
  await tx.db.refund.update({
    where: { id: refundId },
    data: { revocations, revokedAt: now },
  });
  const reason = `${sayMoney(refund.amount, order.currency)} was given back.`;
  await revokeRights(tx, { order, revocations, refundId, reason }, now);
  return { kind: "decided", refundId };
}
