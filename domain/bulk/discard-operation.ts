import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockOperation } from "./lock-operation.ts";
import { decideOperation } from "./operation.rules.ts";

/** Forgets what was never started: its preview, and the file of an import. */
export async function discardOperation(
  tx: Tx,
  { operationId }: { operationId: string },
): Promise<{ kind: "discarded"; operationId: string } | Refusal> {
  const operation = await lockOperation(tx, operationId);
  if (!operation) return notFound("operationId", "bulk operation");
  const decision = decideOperation("discard", operation.state);
  if (decision.kind === "refused")
    return refused("operationId", decision.reason);
  await tx.db.bulkOperation.delete({ where: { id: operationId } });
  return { kind: "discarded", operationId };
}
