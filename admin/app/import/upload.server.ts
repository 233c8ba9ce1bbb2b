import { query } from "@throughline/web/request.server";
import { DiscardOperation } from "../bulk/operation.mutations.ts";
import { settle, type Settled } from "../outcome.ts";
import {
  AppendToImport,
  BeginImport,
  FinishImportUpload,
  type ImportKind,
} from "./import.query.ts";

/** As large as a file may be, in bytes; the api holds the same limit by itself. */
export const mostBytes = 20 * 1024 * 1024;
/** A piece in base64 must fit into one request to the api. */
const pieceBytes = 700_000;

/** Passes a file on to the api in pieces. What was begun is forgotten again where the file makes no sense. */
export async function uploadImport(
  request: Request,
  kind: ImportKind,
  file: File,
): Promise<Settled> {
  const fileName = file.name.trim().slice(-200) || "file.csv";
  const begun = settle(
    (await query(request, BeginImport, { input: { kind, fileName } })).outcome,
  );
  if (begun.kind === "failed") return begun;
  const uploaded = await uploadPieces(request, begun.id, file);
  if (uploaded.kind === "failed")
    await query(request, DiscardOperation, {
      input: { operationId: begun.id },
    });
  return uploaded;
}

async function uploadPieces(
  request: Request,
  importId: string,
  file: File,
): Promise<Settled> {
  for (let position = 0; position * pieceBytes < file.size; position += 1) {
    const piece = file.slice(
      position * pieceBytes,
      (position + 1) * pieceBytes,
    );
    const body = Buffer.from(await piece.arrayBuffer()).toString("base64");
    const input = { importId, position, body };
    const appended = settle(
      (await query(request, AppendToImport, { input })).outcome,
    );
    if (appended.kind === "failed") return appended;
  }
  const input = { importId };
  return settle((await query(request, FinishImportUpload, { input })).outcome);
}
