import { createHash } from "node:crypto";
import type { Tx } from "../transaction.ts";
import { lockOrder } from "./lock-order.ts";
import { claimDays } from "./order.rules.ts";

/** The word in a claim link, as it is kept. */
export const claimHashOf = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");

/**
 * Lets whoever holds the token make a guest's purchase theirs, for {@link claimDays}; a former link opens nothing any more. Nothing
 * where the purchase is somebody's by now.
 */
export async function issueClaim(
  tx: Tx,
  { orderId, token }: { orderId: string; token: string },
  now: Date,
): Promise<{ kind: "issued"; expiresAt: Date } | { kind: "notNeeded" }> {
  const order = await lockOrder(tx, orderId);
  if (!order || order.claimedAt !== null) return { kind: "notNeeded" };
  const expiresAt = new Date(now.getTime() + claimDays * 86_400_000);
  await tx.db.order.update({
    where: { id: orderId },
    data: { claimHash: claimHashOf(token), claimExpiresAt: expiresAt },
  });
  return { kind: "issued", expiresAt };
}
