import type { BulkOperationModel, ImportFileModel } from "@throughline/prisma";
import type { Slice, SliceOutcome } from "../bulk/bulk-work.ts";
import { lockOperation } from "../bulk/lock-operation.ts";
import { recordOperationEvent } from "../bulk/operation.events.ts";
import { transact, type Tx } from "../transaction.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { isImportKind } from "./import-kinds.ts";
import { importers } from "./importers.ts";
import type { Importer, ImportOptions, RowDraft } from "./importer.ts";
import { readImportFile } from "./read-import-file.ts";
import type { Table } from "./read-table.ts";

const atOnce = 2000;

/**
 * The dry run: reads the whole file and says of each row what would be written, or every reason why it cannot be. Nothing but the
 * preview is written. A worker that takes over goes on after the last row that is stored; one that still reads for a check that
 * was stopped stores nothing more, whether or not another check has begun.
 */
export async function checkFile(slice: Slice): Promise<SliceOutcome> {
  const { store, operation, actor, now } = slice;
  if (!isImportKind(operation.kind))
    throw new Error(`${operation.kind} is no import`);
  const importer = importers[operation.kind];
  const file = await store.database.importFile.findUniqueOrThrow({
    where: { operationId: operation.id },
  });
  const read = await readImportFile(store.database, operation.id);
  if (read.kind === "unreadable") {
    await transact(store, { actor }, (tx) =>
      giveUp(tx, operation, read.reason, now()),
    );
    return "nothingLeft";
  }
  const drafts = await draftRows(
    store.database,
    importer,
    file,
    read.table,
    now(),
  );
  let stored = await transact(store, { actor }, (tx) =>
    takeUp(tx, operation, drafts.length),
  );
  while (stored !== "stopped" && stored < drafts.length) {
    const before = stored;
    const some = drafts.slice(before, before + atOnce);
    stored = await transact(store, { actor }, (tx) =>
      storeDrafts(tx, importer, operation, before, some, now()),
    );
  }
  await transact(store, { actor }, (tx) => countApplicable(tx, operation));
  return "nothingLeft";
}

/** How many rows are stored, or that the check was stopped. */
type Stored = number | "stopped";

/** Locks the import for a worker of this check; null where the check was stopped, whether or not another one has begun. */
async function lockCheck(
  tx: Tx,
  { id, round }: BulkOperationModel,
): Promise<BulkOperationModel | null> {
  const operation = await lockOperation(tx, id);
  return operation?.state === "PLANNING" && operation.round === round
    ? operation
    : null;
}

async function giveUp(
  tx: Tx,
  check: BulkOperationModel,
  problem: string,
  now: Date,
): Promise<void> {
  const operation = await lockCheck(tx, check);
  if (!operation) return;
  await tx.db.bulkOperation.update({
    where: { id: operation.id },
    data: { state: "DRAFT", problem },
  });
  recordOperationEvent(tx, "bulk.aborted", operation, now, { problem });
}

async function takeUp(
  tx: Tx,
  check: BulkOperationModel,
  total: number,
): Promise<Stored> {
  const operation = await lockCheck(tx, check);
  if (!operation) return "stopped";
  const { id } = operation;
  await tx.db.bulkOperation.update({ where: { id }, data: { total } });
  return tx.db.bulkRow.count({ where: { operationId: id } });
}

async function countApplicable(
  tx: Tx,
  check: BulkOperationModel,
): Promise<void> {
  const operation = await lockCheck(tx, check);
  if (!operation) return;
  const { id } = operation;
  const applicable = await tx.db.bulkRow.count({
    where: { operationId: id, state: "PENDING" },
  });
  await tx.db.bulkOperation.update({ where: { id }, data: { applicable } });
}

type Draft = RowDraft & { line: number };

async function draftRows(
  db: Tx["db"],
  importer: Importer,
  { mapping, options }: ImportFileModel,
  { headings, rows }: Table,
  now: Date,
): Promise<Draft[]> {
  const fieldOf = mapping as ColumnMapping;
  const columns = headings.map((heading) => fieldOf[heading]);
  const read = await importer.open(
    db,
    options as unknown as ImportOptions,
    now,
  );
  const drafts = rows.map(({ line, cells }): Draft => {
    if (cells.length !== headings.length)
      return { line, ...tornRow(cells, headings.length) };
    const byField: Record<string, string> = {};
    for (const [index, field] of columns.entries())
      if (field) byField[field] = cells[index] ?? "";
    return { line, ...read(byField, line) };
  });
  importer.finish?.(drafts);
  return drafts;
}

const tornRow = (cells: string[], expected: number): RowDraft => ({
  label:
    cells
      .join(" · ")
      .replaceAll(/\p{Cc}/gu, " ")
      .slice(0, 120) || "–",
  input: null,
  problems: [
    `The row has ${cells.length} columns, the headings have ${expected}. A cell that holds the separator must stand in quotes.`,
  ],
});

/** Stores some drafts as rows, after a look at what is there. */
async function storeDrafts(
  tx: Tx,
  importer: Importer,
  check: BulkOperationModel,
  before: number,
  drafts: Draft[],
  now: Date,
): Promise<Stored> {
  const operation = await lockCheck(tx, check);
  if (!operation) return "stopped";
  await importer.check(tx.db, drafts);
  const json = JSON.stringify(
    drafts.map((draft, index) => rowOf(draft, before + index + 1)),
  );
  await tx.db.$executeRaw`
    INSERT INTO "BulkRow" ("operationId", position, label, input, preview, state, result)
    SELECT ${operation.id}::uuid, position, label, input, preview, state, result
    FROM json_to_recordset(${json}::json) AS r (position int, label text, input jsonb, preview jsonb, state "BulkRowState", result text)
    ON CONFLICT DO NOTHING`;
  const stored = before + drafts.length;
  recordOperationEvent(tx, "bulk.progressed", operation, now, {
    checked: stored,
  });
  return stored;
}

function rowOf(
  { label, about, from, to, input, problems, unchanged, line }: Draft,
  position: number,
) {
  const isRight = input !== null;
  return {
    position,
    label: storable(label),
    input: input ?? {},
    preview: {
      line,
      about: isRight ? about : null,
      from: isRight ? from : null,
      to: isRight ? to : null,
    },
    state: isRight ? "PENDING" : unchanged ? "UNCHANGED" : "FAILED",
    result: isRight ? null : (unchanged ?? storable(problems.join(" "))),
  };
}

/** PostgreSQL keeps neither NUL nor halves of characters, and a reason may quote what was refused. */
const storable = (text: string) => text.replaceAll("\0", "").toWellFormed();
