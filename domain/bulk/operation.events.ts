import type { Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** Records a fact about a bulk operation. */
export function recordOperationEvent(
  tx: Tx,
  type:
    | "bulk.planned"
    | "bulk.started"
    | "bulk.progressed"
    | "bulk.finished"
    | "bulk.aborted"
    | "bulk.undone",
  { id, kind }: { id: string; kind: string },
  now: Date,
  {
    reason = null,
    ...payload
  }: Prisma.InputJsonObject & { reason?: string | null } = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt: now,
    reason,
    payload: { operationId: id, kind, ...payload },
  });
}
