import type { EntitlementKind } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** A right as it stands, locked until the transaction ends. */
export interface LockedEntitlement {
  id: string;
  personId: string;
  kind: EntitlementKind;
  enrollmentStepId: string | null;
  enrollmentId: string | null;
  orderId: string | null;
  available: number;
  held: number;
  expiresAt: Date | null;
  createdAt: Date;
}

/** Locks these rights in the order of their ids, then reads them. Those that are not there are left out. */
export function lockEntitlements(
  tx: Tx,
  ids: readonly string[],
): Promise<LockedEntitlement[]> {
  return tx.db.$queryRaw<LockedEntitlement[]>`
    SELECT id, "personId", kind::text, "enrollmentStepId", "enrollmentId", "orderId", available, held, "expiresAt", "createdAt"
    FROM "Entitlement" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** Locks the rights by which a step may be booked. */
export function lockRightsOfStep(
  tx: Tx,
  enrollmentStepId: string,
): Promise<LockedEntitlement[]> {
  return tx.db.$queryRaw<LockedEntitlement[]>`
    SELECT id, "personId", kind::text, "enrollmentStepId", "enrollmentId", "orderId", available, held, "expiresAt", "createdAt"
    FROM "Entitlement" WHERE "enrollmentStepId" = ${enrollmentStepId}::uuid ORDER BY id FOR UPDATE`;
}

/** Locks a person's credits of a kind that have something left, and the one that is named besides. */
export function lockCredits(
  tx: Tx,
  personId: string,
  kind: Exclude<EntitlementKind, "STEP_BOOKING">,
  besides: string | null = null,
): Promise<LockedEntitlement[]> {
  return tx.db.$queryRaw<LockedEntitlement[]>`
    SELECT id, "personId", kind::text, "enrollmentStepId", "enrollmentId", "orderId", available, held, "expiresAt", "createdAt"
    FROM "Entitlement" WHERE "personId" = ${personId}::uuid AND kind = ${kind}::"EntitlementKind"
      AND (available > 0 OR id = ${besides}::uuid)
    ORDER BY id FOR UPDATE`;
}
