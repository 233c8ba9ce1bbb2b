import { lockOperation } from "../bulk/lock-operation.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** As large as a file may be, in bytes. */
export const mostBytes = 20 * 1024 * 1024;

export interface Piece {
  operationId: string;
  /** Counts from 0. */
  position: number;
  body: Uint8Array<ArrayBuffer>;
}

/** Stores a piece of an import's file. The same piece again replaces itself, so that an upload can be repeated. */
export async function appendToImport(
  tx: Tx,
  { operationId, position, body }: Piece,
): Promise<{ kind: "appended"; operationId: string } | Refusal> {
  const operation = await lockOperation(tx, operationId);
  const file = await tx.db.importFile.findUnique({ where: { operationId } });
  if (!operation || !file) return notFound("importId", "import");
  if (operation.state !== "DRAFT")
    return refused("importId", "The file of this import is complete already.");
  const key = { operationId_position: { operationId, position } };
  const before = await tx.db.importPiece.findUnique({ where: key });
  const size = file.size - (before?.body.length ?? 0) + body.length;
  if (size > mostBytes)
    return refused("body", "The file is larger than 20 MB. Split it.");
  await tx.db.importPiece.upsert({
    where: key,
    create: { operationId, position, body },
    update: { body },
  });
  await tx.db.importFile.update({ where: { operationId }, data: { size } });
  return { kind: "appended", operationId };
}
