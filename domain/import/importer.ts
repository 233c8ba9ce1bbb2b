import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import type { FieldCells } from "./row-reader.ts";

/** What the admin chose besides the columns. */
export interface ImportOptions {
  /** The zone of times that name none; null where such times are refused. */
  timeZone: string | null;
  askPartners: boolean;
}

/** A row as the dry run finds it. */
export interface RowDraft {
  label: string;
  about?: string;
  from?: string;
  to?: string;
  /** The row in domain words, to be written later; null where something is wrong. */
  input: Prisma.InputJsonObject | null;
  /** Why it is refused, each with its field and the mend. */
  problems: string[];
  /** Why nothing is to be done. */
  unchanged?: string;
}

/** A row that is to be written or taken back. */
export interface ImportRow {
  position: number;
  input: unknown;
  undo: unknown;
}

export interface ImportResult {
  position: number;
  state: "APPLIED" | "UNCHANGED" | "FAILED" | "UNDONE" | "UNDO_FAILED";
  subjectId?: string | null;
  result?: string | null;
  undo?: Prisma.InputJsonObject;
}

export interface ImportContext {
  tx: Tx;
  operationId: string;
  now: Date;
  reason: string;
}

/** How one kind of thing is imported: set by set, for a row at a time would take the night. */
export interface Importer {
  /** Rows that are written in one transaction. */
  sliceSize: number;
  /** Rows belong together, such as the steps of a course: where one fails, all of its slice do. */
  keepsTogether?: boolean;
  /** Begins to read a file; what it answers is asked row by row, in order, and remembers what came before. */
  open: (
    db: Tx["db"],
    options: ImportOptions,
    now: Date,
  ) => Promise<(cells: FieldCells, line: number) => RowDraft>;
  /** Looks again once all rows are read, where rows depend on each other. */
  finish?: (drafts: RowDraft[]) => void;
  /** Compares rows that are right by themselves with what is there: duplicates and references. Changes the drafts. */
  check: (db: Tx["db"], drafts: RowDraft[]) => Promise<void>;
  write: (context: ImportContext, rows: ImportRow[]) => Promise<ImportResult[]>;
  undo: (context: ImportContext, rows: ImportRow[]) => Promise<ImportResult[]>;
}
