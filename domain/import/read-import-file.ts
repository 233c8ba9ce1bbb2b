import type { Tx } from "../transaction.ts";
import { decodeFile, type Encoding } from "./decode-file.ts";
import { readTable, type Table } from "./read-table.ts";

export type ReadFile =
  | { kind: "read"; table: Table; encoding: Encoding }
  | { kind: "unreadable"; reason: string };

/** Reads an import's uploaded file as a table. */
export async function readImportFile(
  db: Pick<Tx["db"], "importPiece">,
  operationId: string,
): Promise<ReadFile> {
  const pieces = await db.importPiece.findMany({
    where: { operationId },
    orderBy: { position: "asc" },
  });
  const isWhole = pieces.every(({ position }, index) => position === index);
  if (!isWhole)
    return {
      kind: "unreadable",
      reason: "A piece of the file is missing. Upload it again.",
    };
  const bytes = Buffer.concat(pieces.map(({ body }) => body));
  const { text, encoding } = decodeFile(bytes);
  const read = readTable(text);
  return read.kind === "read" ? { ...read, encoding } : read;
}
