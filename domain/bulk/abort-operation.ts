import { notFound, refused } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockOperation } from "./lock-operation.ts";
import { recordOperationEvent } from "./operation.events.ts";
import { decideOperation } from "./operation.rules.ts";
import type { OperationOutcome } from "./start-operation.ts";
import { takeCount } from "./take-count.ts";

/**
 * Stops a running operation between two rows: what was applied stays and can be taken back, the rest is not touched. While it is
 * being taken back, what is not yet taken back stays done. While an import is being checked, it goes back to the choice of its
 * columns.
 */
export async function abortOperation(
  tx: Tx,
  { operationId }: { operationId: string },
  now: Date,
): Promise<OperationOutcome> {
  const operation = await lockOperation(tx, operationId);
  if (!operation) return notFound("operationId", "bulk operation");
  const decision = decideOperation("abort", operation.state);
  if (decision.kind === "refused")
    return refused("operationId", decision.reason);
  if (decision.kind !== "move") return { kind: "unchanged", operationId };

  if (decision.to === "PARTLY_UNDONE") {
    const left = await countLeftToTakeBack(tx, operationId);
    // The worker that took the last row back ends it.
    if (left === 0) return { kind: "unchanged", operationId };
  }
  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: {
      state: decision.to,
      ...(decision.to === "ABORTED" && { finishedAt: now }),
    },
  });
  if (decision.to === "ABORTED") await leaveTheRest(tx, operationId);
  if (decision.to !== "DRAFT") await takeCount(tx, operationId);
  recordOperationEvent(tx, "bulk.aborted", operation, now);
  return { kind: "moved", operationId };
}

/** Waits for the rows that are in hand, and keeps the others from being taken in hand until the transaction ends. */
async function countLeftToTakeBack(
  tx: Tx,
  operationId: string,
): Promise<number> {
  const left = await tx.db.$queryRaw<unknown[]>`
    SELECT position FROM "BulkRow" WHERE "operationId" = ${operationId}::uuid AND state = 'APPLIED' FOR SHARE`;
  return left.length;
}

/** Waits for the row that is in hand, which then counts as applied. */
async function leaveTheRest(tx: Tx, operationId: string): Promise<void> {
  await tx.db.bulkRow.updateMany({
    where: { operationId, state: "PENDING" },
    data: { state: "ABORTED", result: "Stopped before its turn came." },
  });
}
