import { carryOnOperation } from "@throughline/domain/bulk/carry-on-operation";
import { startOperation } from "@throughline/domain/bulk/start-operation";
import { undoOperation } from "@throughline/domain/bulk/undo-operation";
import { appendToImport } from "@throughline/domain/import/append-to-import";
import { beginImport } from "@throughline/domain/import/begin-import";
import {
  checkImport,
  type CheckInput,
} from "@throughline/domain/import/check-import";
import type { ImportKind } from "@throughline/domain/import/import-kinds";
import { readHeadings } from "@throughline/domain/import/read-headings";
import { isRefusal } from "@throughline/domain/outcome";
import { transact, type Store, type Tx } from "@throughline/domain/transaction";

const admin = {
  kind: "PERSON",
  id: "00000000-0000-4000-8000-000000000001",
  name: "Astrid Admin",
} as const;

const pieceBytes = 700_000;

/** An import as an admin works through it, from a file to its undo. Throws where a command refuses. */
export function openImport(
  store: Store,
  now: () => Date,
  onError: (error: unknown) => void = (error) => {
    throw error;
  },
) {
  const run = <T>(command: (tx: Tx) => Promise<T>) =>
    transact(store, { actor: admin }, command);
  const must = async <T>(command: (tx: Tx) => Promise<T>) => {
    const outcome = await run(command);
    if (isRefusal(outcome)) throw new Error(outcome.message);
    return outcome as Exclude<T, { message: string }>;
  };
  const carryOn = (operationId: string) =>
    carryOnOperation(
      { store, now, onError, patienceMs: 600_000 },
      { operationId },
    );

  return {
    carryOn,
    /** Uploads a file; the id of the import. */
    async upload(kind: ImportKind, file: string | Uint8Array) {
      const { operationId } = await must((tx) =>
        beginImport(tx, { kind, fileName: "students.csv" }, now()),
      );
      const bytes = Buffer.from(file as string);
      for (let at = 0; at * pieceBytes < bytes.length; at += 1) {
        const body = new Uint8Array(
          bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
        );
        await must((tx) =>
          appendToImport(tx, { operationId, position: at, body }),
        );
      }
      await must((tx) => readHeadings(tx, { operationId }));
      return operationId;
    },
    async check(operationId: string, choice: Partial<CheckInput> = {}) {
      await must((tx) => checkImport(tx, { operationId, ...choice }, now()));
      await carryOn(operationId);
    },
    async start(operationId: string) {
      await must((tx) => startOperation(tx, { operationId }, now()));
      await carryOn(operationId);
    },
    async undo(operationId: string) {
      const reason = "The wrong file.";
      await must((tx) => undoOperation(tx, { operationId, reason }, now()));
      await carryOn(operationId);
    },
  };
}
