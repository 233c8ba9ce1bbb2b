import type { Tx } from "../transaction.ts";

export interface ClaimedRow {
  position: number;
  subjectId: string | null;
  input: unknown;
  undo: unknown;
}

/**
 * Takes a row of an operation in hand until the transaction ends: the next one, or the one at `position`. Null where the
 * operation has been stopped, or where the rows that are left are in other hands.
 */
export type Claim = (
  tx: Tx,
  operationId: string,
  position?: number,
) => Promise<ClaimedRow | null>;

/** The first row that waits to be applied. */
export const claimToApply: Claim = async (tx, operationId, position) => {
  const [row] = await tx.db.$queryRaw<ClaimedRow[]>`
    SELECT r.position, r."subjectId", r.input, r.undo
    FROM "BulkRow" r JOIN "BulkOperation" o ON o.id = r."operationId"
    WHERE r."operationId" = ${operationId}::uuid AND o.state = 'RUNNING' AND r.state = 'PENDING'
      AND (${position ?? null}::int IS NULL OR r.position = ${position ?? null}::int)
    ORDER BY r.position LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;
  return row ?? null;
};

/** The last row that was applied and not yet taken back. */
export const claimToTakeBack: Claim = async (tx, operationId, position) => {
  const [row] = await tx.db.$queryRaw<ClaimedRow[]>`
    SELECT r.position, r."subjectId", r.input, r.undo
    FROM "BulkRow" r JOIN "BulkOperation" o ON o.id = r."operationId"
    WHERE r."operationId" = ${operationId}::uuid AND o.state = 'UNDOING' AND r.state = 'APPLIED'
      AND (${position ?? null}::int IS NULL OR r.position = ${position ?? null}::int)
    ORDER BY r.position DESC LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;
  return row && (await isBeingTakenBack(tx, operationId)) ? row : null;
};

/**
 * Whether taking back still goes on. To be asked once rows are locked: stopping changes none of them, so that one which was
 * stopped while the claim looked for them would be claimed all the same.
 */
export async function isBeingTakenBack(
  tx: Tx,
  operationId: string,
): Promise<boolean> {
  const operation = await tx.db.bulkOperation.findUnique({
    where: { id: operationId },
    select: { state: true },
  });
  return operation?.state === "UNDOING";
}
