import { lockOperation } from "../bulk/lock-operation.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { guessMapping } from "./column-mapping.ts";
import { importFields } from "./import-fields.ts";
import { isImportKind } from "./import-kinds.ts";
import { readImportFile } from "./read-import-file.ts";

const samples = 5;

/** The upload is complete: finds the columns, guesses what they hold, and keeps the first rows to show. */
export async function readHeadings(
  tx: Tx,
  { operationId }: { operationId: string },
): Promise<{ kind: "read"; operationId: string } | Refusal> {
  const operation = await lockOperation(tx, operationId);
  if (!operation || !isImportKind(operation.kind))
    return notFound("importId", "import");
  if (operation.state !== "DRAFT")
    return refused("importId", "The file of this import was read already.");
  const read = await readImportFile(tx.db, operationId);
  if (read.kind === "unreadable") return refused("file", read.reason);
  const { headings, delimiter, rows } = read.table;
  await tx.db.importFile.update({
    where: { operationId },
    data: {
      encoding: read.encoding,
      delimiter,
      headings,
      sample: rows
        .slice(0, samples)
        .map(({ cells }) =>
          cells.map((cell) =>
            cell.replaceAll("\0", "").toWellFormed().slice(0, 200),
          ),
        ),
      mapping: guessMapping(headings, importFields[operation.kind]),
      options: { timeZone: null, askPartners: false },
    },
  });
  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: { total: rows.length },
  });
  return { kind: "read", operationId };
}
