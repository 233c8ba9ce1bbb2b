import { notFound, refused } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { runBulkOperation } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { bulkKindOf } from "./kinds.ts";
import { lockOperation } from "./lock-operation.ts";
import { recordOperationEvent } from "./operation.events.ts";
import { decideOperation } from "./operation.rules.ts";
import type { OperationOutcome } from "./start-operation.ts";

/**
 * Takes back, row by row and from the last to the first, what an operation applied. Nothing is erased: each row is compensated
 * by new facts that carry the reason. A second request changes nothing; after a stop it goes on with what is left.
 */
export async function undoOperation(
  tx: Tx,
  { operationId, reason }: { operationId: string; reason: string },
  now: Date,
): Promise<OperationOutcome> {
  const operation = await lockOperation(tx, operationId);
  if (!operation) return notFound("operationId", "bulk operation");
  const decision = decideOperation("undo", operation.state);
  if (decision.kind === "refused")
    return refused("operationId", decision.reason);
  if (decision.kind !== "move") return { kind: "unchanged", operationId };
  const obstacle = bulkKindOf(operation.kind)?.notUndoable;
  if (obstacle) return refused("operationId", obstacle);
  const applied = await tx.db.bulkRow.count({
    where: { operationId, state: "APPLIED" },
  });
  if (applied === 0)
    return refused(
      "operationId",
      "Nothing was applied, so nothing is left to take back.",
    );

  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: {
      state: decision.to,
      undoReason: reason,
      undoneById: tx.actor.id,
      undoneByName: tx.actor.name,
    },
  });
  recordOperationEvent(tx, "bulk.started", operation, now, {
    reason,
    takingBack: applied,
  });
  enqueue(tx, runBulkOperation, { operationId });
  return { kind: "moved", operationId };
}
