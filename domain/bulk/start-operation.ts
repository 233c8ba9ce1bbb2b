import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { runBulkOperation } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { lockOperation } from "./lock-operation.ts";
import { recordOperationEvent } from "./operation.events.ts";
import { decideOperation } from "./operation.rules.ts";

export type OperationOutcome =
  { kind: "moved" | "unchanged"; operationId: string } | Refusal;

/** Starts what was previewed; workers carry it out. A second start changes nothing. */
export async function startOperation(
  tx: Tx,
  { operationId }: { operationId: string },
  now: Date,
): Promise<OperationOutcome> {
  const operation = await lockOperation(tx, operationId);
  if (!operation) return notFound("operationId", "bulk operation");
  const decision = decideOperation("start", operation.state);
  if (decision.kind === "refused")
    return refused("operationId", decision.reason);
  if (decision.kind !== "move") return { kind: "unchanged", operationId };
  if (operation.applicable === 0)
    return refused("operationId", "There is no row to which it would apply.");
  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: { state: decision.to, startedAt: now },
  });
  recordOperationEvent(tx, "bulk.started", operation, now, {
    reason: operation.reason,
    applicable: operation.applicable,
  });
  enqueue(tx, runBulkOperation, { operationId });
  return { kind: "moved", operationId };
}
