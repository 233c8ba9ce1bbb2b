import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { addEntry } from "./add-entry.ts";
import { recordEntitlementEvent } from "./entitlement.events.ts";
import { lockEntitlements } from "./lock-entitlements.ts";

/**
 * Takes back up to so many units that are free; what a booking holds or has used up stays. For one refund it happens once. Where
 * future bookings are to go too, release them before ({@link releaseBookings}), for sessions are locked before rights.
 */
export async function revokeUnused(
  tx: Tx,
  {
    entitlementId,
    units,
    refundId,
    cause,
  }: { entitlementId: string; units: number; refundId?: string; cause: string },
  now: Date,
): Promise<
  { kind: "revoked"; units: number } | { kind: "unchanged"; units: 0 } | Refusal
> {
  const [right] = await lockEntitlements(tx, [entitlementId]);
  if (!right) return notFound("entitlementId", "right");
  const revoked = Math.min(right.available, Math.max(0, Math.trunc(units)));
  if (revoked === 0) return { kind: "unchanged", units: 0 };
  const occurrence = refundId ?? (await countOfRevocations(tx, entitlementId));
  const isNew = await addEntry(
    tx,
    {
      entitlementId,
      kind: "REVOKE",
      units: revoked,
      refundId,
      cause,
      key: `revoke:${occurrence}:${entitlementId}`,
    },
    now,
  );
  if (!isNew) return { kind: "unchanged", units: 0 };
  recordEntitlementEvent(tx, "entitlement.revoked", right, now, {
    units: revoked,
    refundId: refundId ?? null,
    reason: cause,
  });
  return { kind: "revoked", units: revoked };
}

const countOfRevocations = (tx: Tx, entitlementId: string) =>
  tx.db.entitlementEntry.count({ where: { entitlementId, kind: "REVOKE" } });
