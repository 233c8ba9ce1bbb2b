import type { Tx } from "../transaction.ts";
import { addEntry } from "./add-entry.ts";
import { recordEntitlementEvent } from "./entitlement.events.ts";
import type { LockedEntitlement } from "./lock-entitlements.ts";

/** Takes away what is left of a right whose time is over. It is locked, and something is left. */
export async function expireRight(
  tx: Tx,
  right: Omit<LockedEntitlement, "stoppedBy">,
  now: Date,
): Promise<void> {
  const { id: entitlementId, available: units } = right;
  const before = await tx.db.entitlementEntry.count({
    where: { entitlementId, kind: "EXPIRE" },
  });
  await addEntry(
    tx,
    {
      entitlementId,
      kind: "EXPIRE",
      units,
      cause: "Its time is over.",
      key: `expire:${entitlementId}:${before}`,
    },
    now,
  );
  recordEntitlementEvent(tx, "entitlement.expired", right, now, { units });
}
