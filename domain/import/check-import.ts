import { lockOperation } from "../bulk/lock-operation.ts";
import { recordOperationEvent } from "../bulk/operation.events.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { runBulkOperation } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { findMappingProblem, type ColumnMapping } from "./column-mapping.ts";
import { importFields } from "./import-fields.ts";
import { isImportKind } from "./import-kinds.ts";
import type { ImportOptions } from "./importer.ts";

export interface CheckInput {
  operationId: string;
  /** Left out: as guessed, or as chosen before. */
  mapping?: ColumnMapping;
  options?: Partial<ImportOptions>;
}

/** Starts the dry run under a choice of columns. An import that was checked before, and not started, is checked anew. */
export async function checkImport(
  tx: Tx,
  { operationId, mapping, options }: CheckInput,
  now: Date,
): Promise<{ kind: "checking"; operationId: string } | Refusal> {
  const operation = await lockOperation(tx, operationId);
  const file = await tx.db.importFile.findUnique({ where: { operationId } });
  if (!operation || !file || !isImportKind(operation.kind))
    return notFound("importId", "import");
  if (operation.state === "PLANNING")
    return refused("importId", "The import is being checked already.");
  if (operation.state !== "DRAFT" && operation.state !== "PREVIEW")
    return refused("importId", "The import has been started.");
  const headings = file.headings as string[];
  if (headings.length === 0)
    return refused("importId", "Upload the file first.");
  const chosen = mapping ?? (file.mapping as ColumnMapping);
  const problem = findMappingProblem(
    chosen,
    headings,
    importFields[operation.kind],
  );
  if (problem) return refused("mapping", problem);

  await tx.db.bulkRow.deleteMany({ where: { operationId } });
  await tx.db.importFile.update({
    where: { operationId },
    data: {
      mapping: chosen,
      options: { ...(file.options as object), ...options },
    },
  });
  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: {
      state: "PLANNING",
      applicable: 0,
      failed: 0,
      problem: null,
      round: { increment: 1 },
    },
  });
  recordOperationEvent(tx, "bulk.progressed", operation, now, { checked: 0 });
  enqueue(tx, runBulkOperation, { operationId });
  return { kind: "checking", operationId };
}
