import type { Refusal } from "../outcome.ts";
import { isRefusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { appendToImport } from "./append-to-import.ts";
import { beginImport } from "./begin-import.ts";
import { checkImport, type CheckInput } from "./check-import.ts";
import type { ImportKind } from "./import-kinds.ts";
import { readHeadings } from "./read-headings.ts";

export interface PlanImportInput extends Omit<CheckInput, "operationId"> {
  kind: ImportKind;
  fileName: string;
  csv: string;
}

/** An import in one step, for a caller that knows its columns: takes the rows in and starts their dry run. */
export async function planImport(
  tx: Tx,
  { kind, fileName, csv, ...choice }: PlanImportInput,
  now: Date,
): Promise<{ kind: "checking"; operationId: string } | Refusal> {
  const { operationId } = await beginImport(tx, { kind, fileName }, now);
  const body = new Uint8Array(Buffer.from(csv, "utf8"));
  const appended = await appendToImport(tx, { operationId, position: 0, body });
  if (isRefusal(appended)) return appended;
  const read = await readHeadings(tx, { operationId });
  if (isRefusal(read)) return read;
  return checkImport(tx, { operationId, ...choice }, now);
}
