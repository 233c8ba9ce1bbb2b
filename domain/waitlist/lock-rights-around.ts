import type { Tx } from "../transaction.ts";

/**
 * Locks, in the order of their ids, these rights and those of everybody who waits for these classes, so that offering them a freed
 * seat waits for no further lock. The classes are locked before.
 */
export async function lockRightsAround(
  tx: Tx,
  sessionIds: readonly string[],
  entitlementIds: readonly string[],
): Promise<void> {
  await tx.db.$queryRaw`
    SELECT id FROM "Entitlement" WHERE id = ANY (${entitlementIds}::uuid[]) OR id IN (
      SELECT e.id FROM "WaitlistEntry" w JOIN "Entitlement" e ON e."enrollmentStepId" = w."enrollmentStepId"
      WHERE w."sessionId" = ANY (${sessionIds}::uuid[]) AND w.state = 'WAITING'
      UNION ALL
      SELECT e.id FROM "WaitlistEntry" w JOIN "Session" s ON s.id = w."sessionId"
        JOIN "Entitlement" e ON e."personId" = w."personId" AND e.available > 0
          AND e.kind = CASE s.kind WHEN 'PRIVATE' THEN 'PRIVATE_CREDIT' ELSE 'GROUP_CREDIT' END::"EntitlementKind"
      WHERE w."sessionId" = ANY (${sessionIds}::uuid[]) AND w.state = 'WAITING'
        AND (w."enrollmentStepId" IS NULL OR w."withCredit"))
    ORDER BY id FOR UPDATE`;
}
