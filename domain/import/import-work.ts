import type { BulkRowState } from "@throughline/prisma";
import type { BulkWork, Slice, SliceOutcome } from "../bulk/bulk-work.ts";
import { isBeingTakenBack } from "../bulk/claim-row.ts";
import { transact, type Tx } from "../transaction.ts";
import { checkFile } from "./check-file.ts";
import { importers } from "./importers.ts";
import { isImportKind } from "./import-kinds.ts";
import type {
  ImportContext,
  Importer,
  ImportResult,
  ImportRow,
} from "./importer.ts";

/** How an import's rows are checked, written and taken back: some thousand in one transaction. */
export const importWork: BulkWork = {
  plan: checkFile,
  apply(slice) {
    const { write, sliceSize, keepsTogether } = importerOf(slice);
    return workRows(slice, sliceSize, {
      keepsTogether,
      claim: claimToWrite,
      failed: "FAILED",
      reason: slice.operation.reason ?? "",
      work: write,
    });
  },
  undo(slice) {
    const { undo, sliceSize, keepsTogether } = importerOf(slice);
    return workRows(slice, sliceSize, {
      keepsTogether,
      claim: claimToUndo,
      failed: "UNDO_FAILED",
      reason: slice.operation.undoReason ?? "",
      work: undo,
    });
  },
};

function importerOf({ operation: { kind } }: Slice): Importer {
  if (!isImportKind(kind)) throw new Error(`${kind} is no import`);
  return importers[kind];
}

interface Direction {
  /** Rows belong together, so that they all fail with the one that is at fault. */
  keepsTogether?: boolean;
  claim: (tx: Tx, operationId: string, most: number) => Promise<ImportRow[]>;
  failed: BulkRowState & ImportResult["state"];
  reason: string;
  work: (context: ImportContext, rows: ImportRow[]) => Promise<ImportResult[]>;
}

/** Works up to `most` rows. What fails as a set is tried in tens of it, down to the one row that is at fault. */
async function workRows(
  slice: Slice,
  most: number,
  direction: Direction,
): Promise<SliceOutcome> {
  const { store, operation, actor, now, onError } = slice;
  const { claim, failed, reason, work, keepsTogether = false } = direction;
  let claimed: ImportRow[] = [];
  try {
    await transact(store, { actor }, async (tx) => {
      claimed = await claim(tx, operation.id, most);
      if (claimed.length === 0) return;
      const context = { tx, operationId: operation.id, now: now(), reason };
      await mark(tx, operation.id, await work(context, claimed));
    });
  } catch (error) {
    const [only] = claimed;
    if (!only) throw error;
    if (claimed.length > 1 && !keepsTogether)
      return workRows(slice, Math.ceil(claimed.length / 10), direction);
    onError(error);
    await transact(store, { actor }, async (tx) => {
      const rows = await claim(tx, operation.id, claimed.length);
      const result =
        "Something went wrong on our side; nothing was changed for this row.";
      await mark(
        tx,
        operation.id,
        rows.map(({ position }) => ({ position, state: failed, result })),
      );
    });
  }
  return claimed.length > 0 ? "worked" : "nothingLeft";
}

const claimToWrite: Direction["claim"] = (tx, operationId, most) =>
  tx.db.$queryRaw<ImportRow[]>`
    SELECT r.position, r.input, r.undo FROM "BulkRow" r JOIN "BulkOperation" o ON o.id = r."operationId"
    WHERE r."operationId" = ${operationId}::uuid AND o.state = 'RUNNING' AND r.state = 'PENDING'
    ORDER BY r.position LIMIT ${most} FOR UPDATE OF r SKIP LOCKED`;

const claimToUndo: Direction["claim"] = async (tx, operationId, most) => {
  const rows = await tx.db.$queryRaw<ImportRow[]>`
    SELECT r.position, r.input, r.undo FROM "BulkRow" r JOIN "BulkOperation" o ON o.id = r."operationId"
    WHERE r."operationId" = ${operationId}::uuid AND o.state = 'UNDOING' AND r.state = 'APPLIED'
    ORDER BY r.position DESC LIMIT ${most} FOR UPDATE OF r SKIP LOCKED`;
  return (await isBeingTakenBack(tx, operationId)) ? rows : [];
};

async function mark(
  tx: Tx,
  operationId: string,
  results: ImportResult[],
): Promise<void> {
  const json = JSON.stringify(
    results.map(({ subjectId, ...result }) => ({
      ...result,
      subject_id: subjectId ?? null,
    })),
  );
  await tx.db.$executeRaw`
    UPDATE "BulkRow" r SET state = n.state, result = n.result, "subjectId" = coalesce(n.subject_id, r."subjectId"),
      undo = coalesce(n.undo, r.undo)
    FROM json_to_recordset(${json}::json) AS n (position int, state "BulkRowState", result text, subject_id uuid, undo jsonb)
    WHERE r."operationId" = ${operationId}::uuid AND r.position = n.position`;
}
