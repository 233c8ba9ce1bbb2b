import type { Tx } from "../transaction.ts";
import { expireRight } from "./expire-right.ts";
import type { LockedEntitlement } from "./lock-entitlements.ts";

const atOnce = 200;

/**
 * Takes away what is left of rights whose time is over, up to 200 of them; what bookings hold stays theirs. Returns how many.
 * Several workers share them, and a unit that comes back later goes the same way at the next time.
 */
export async function expireEntitlements(tx: Tx, now: Date): Promise<number> {
  const over = await tx.db.$queryRaw<Omit<LockedEntitlement, "stoppedBy">[]>`
    SELECT id, "personId", kind::text, "enrollmentStepId", "enrollmentId", "orderId", available, held, "expiresAt", "createdAt"
    FROM "Entitlement" WHERE "expiresAt" <= ${now} AND available > 0
    ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
  for (const right of over) await expireRight(tx, right, now);
  return over.length;
}
