import { notFound, refused } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockOperation } from "./lock-operation.ts";
import { recordOperationEvent } from "./operation.events.ts";
import { decideOperation } from "./operation.rules.ts";
import type { OperationOutcome } from "./start-operation.ts";
import { takeCount } from "./take-count.ts";

/**
 * Stops a running operation between two rows: what was applied stays and can be taken back, the rest is not touched. While an
 * import is being checked, it goes back to the choice of its columns.
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

  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: {
      state: decision.to,
      finishedAt: decision.to === "ABORTED" ? now : null,
    },
  });
  if (decision.to === "ABORTED") {
    // Waits for the row that is in hand, which then counts as applied.
    await tx.db.bulkRow.updateMany({
      where: { operationId, state: "PENDING" },
      data: { state: "ABORTED", result: "Stopped before its turn came." },
    });
    await takeCount(tx, operationId);
  }
  recordOperationEvent(tx, "bulk.aborted", operation, now);
  return { kind: "moved", operationId };
}
