import { Prisma, type EntitlementKind } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import type { Standstill } from "./right.rules.ts";

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
  /** Why it pays for nothing at this time; null where it may be used. */
  stoppedBy: Standstill | null;
}

/** Locks these rights in the order of their ids, then reads them. Those that are not there are left out. */
export function lockEntitlements(
  tx: Tx,
  ids: readonly string[],
): Promise<LockedEntitlement[]> {
  return tx.db.$queryRaw<LockedEntitlement[]>`
    SELECT ${asItStands}
    FROM "Entitlement" r WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE OF r`;
}

/** Locks the rights by which a step may be booked, and a person's credits of a kind that may pay for it instead. */
export function lockRightsOfStep(
  tx: Tx,
  enrollmentStepId: string,
  instead: Credits | null = null,
): Promise<LockedEntitlement[]> {
  return tx.db.$queryRaw<LockedEntitlement[]>`
    SELECT ${asItStands}
    FROM "Entitlement" r WHERE "enrollmentStepId" = ${enrollmentStepId}::uuid
      OR "personId" = ${instead?.personId ?? null}::uuid AND kind = ${instead?.kind ?? null}::"EntitlementKind"
        AND (available > 0 OR id = ${instead?.besides ?? null}::uuid)
    ORDER BY id FOR UPDATE OF r`;
}

/** A person's credits of a kind that have something left, and the one that is named besides. */
export interface Credits {
  personId: string;
  kind: Exclude<EntitlementKind, "STEP_BOOKING">;
  besides: string | null;
}

/** Locks a person's credits. */
export function lockCredits(
  tx: Tx,
  { personId, kind, besides }: Credits,
): Promise<LockedEntitlement[]> {
  return tx.db.$queryRaw<LockedEntitlement[]>`
    SELECT ${asItStands}
    FROM "Entitlement" r WHERE "personId" = ${personId}::uuid AND kind = ${kind}::"EntitlementKind"
      AND (available > 0 OR id = ${besides}::uuid)
    ORDER BY id FOR UPDATE OF r`;
}

/** A right, with the disputed payment or the suspended course for which it stands still. */
const asItStands = Prisma.sql`
  r.id, r."personId", r.kind::text, r."enrollmentStepId", r."enrollmentId", r."orderId", r.available, r.held, r."expiresAt",
    r."createdAt", CASE
      WHEN EXISTS (SELECT FROM "Dispute" d WHERE d.state = 'OPEN' AND d."orderId" = r."orderId") OR EXISTS (
        SELECT FROM "Seat" p JOIN "Dispute" d ON d."orderId" = p."orderId" WHERE p.id = r."seatId" AND d.state = 'OPEN')
        THEN 'PAYMENT'
      WHEN EXISTS (SELECT FROM "Enrollment" e WHERE e.id = r."enrollmentId" AND e.state = 'SUSPENDED') THEN 'COURSE'
    END AS "stoppedBy"`;
