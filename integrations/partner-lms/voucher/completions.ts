import { createHash } from "node:crypto";
import type { CsvImport, CsvRow } from "../contract.ts";
import { judgeTime } from "../parse.ts";
import { findUnstorable } from "../unstorable.ts";
import { webAddress } from "../web-address.ts";
import { findColumns, type Column } from "./columns.ts";
import { parseTable } from "./table.ts";
import { voucherId } from "./voucher-id.ts";

/** Turns codes into ids, and tells the time. */
export interface CompletionsSetting {
  key: string;
  now: Date;
}

/**
 * Reads a partner's file of completions: a voucher code or our reference (or else an e-mail address, for a person to match), a date,
 * and what it says. A cell is only ever text: what a spreadsheet would take for a formula is none here.
 */
export function readCompletions(
  file: Uint8Array,
  setting: CompletionsSetting,
): CsvImport {
  const table = parseTable(file);
  if (table.kind === "unreadable") return table;
  const columns = findColumns(table.heading);
  const missing = missingIn(columns);
  if (missing !== null) {
    return {
      kind: "unreadable",
      reason: `The file has no column for ${missing}. Its columns are: ${table.heading.join(", ")}.`,
    };
  }
  return {
    kind: "read",
    rows: table.rows.map((cells, index) =>
      readRow(columns, cells, index + 1, setting),
    ),
  };
}

function missingIn(columns: Map<Column, number>): string | null {
  const named = ["voucher", "reference", "email"] as const;
  if (!named.some((column) => columns.has(column))) {
    return "whom it speaks of: voucher, reference or e-mail";
  }
  return columns.has("date") ? null : "the date of completion";
}

type Cells = Partial<Record<Column, string>>;
type Fault = { field: Column; reason: string };
type Told = Record<string, string | number | object>;

function readRow(
  columns: Map<Column, number>,
  cells: string[],
  row: number,
  setting: CompletionsSetting,
): CsvRow {
  const named: Cells = {};
  for (const [column, index] of columns) {
    const text = cells[index]?.trim() ?? "";
    if (text !== "") named[column] = text;
  }
  const faulty = (fault: Fault): CsvRow => ({ row, kind: "faulty", ...fault });
  const unstorable = findUnstorable(named);
  if (unstorable !== null) {
    return faulty({
      field: unstorable.field as Column,
      reason: unstorable.reason,
    });
  }
  const who = subjectOf(named, setting.key);
  if (isFault(who)) return faulty(who);
  const when = timeOf(named.date, setting.now);
  if (!(when instanceof Date)) return faulty(when);
  const what = contentOf(named);
  if (isFault(what)) return faulty(what);

  const { type, ...content } = what;
  const body = {
    type,
    timestamp: when.toISOString(),
    data: { ...who, ...content },
  };
  const rawBody = JSON.stringify(body);
  const digest = createHash("sha256").update(rawBody).digest("hex");
  return {
    row,
    kind: "parsed",
    dedupeId: `csv_${digest.slice(0, 40)}`,
    rawBody,
  };
}

function subjectOf(
  { voucher, reference, email, course }: Cells,
  key: string,
): Fault | Told {
  if (!voucher && !reference && !email) {
    return {
      field: "voucher",
      reason: "is empty, and nothing else says whom the row speaks of",
    };
  }
  return {
    ...(voucher && { enrollment_id: voucherId(key, voucher) }),
    ...(reference && { reference }),
    ...(email && { student: { email } }),
    ...(course && { course_id: course }),
  };
}

/** A day alone is its beginning in UTC; a time needs its zone, for nobody can guess it. */
function timeOf(date: string | undefined, now: Date): Date | Fault {
  const fault = (reason: string): Fault => ({ field: "date", reason });
  if (date === undefined) return fault("is empty");
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const moment =
    /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(
      date,
    );
  if (!day && !moment) {
    return fault(
      `is not a day such as 2026-11-21, nor a time with its zone such as 2026-11-21T10:00:00Z`,
    );
  }
  const time = new Date(date.replace(" ", "T"));
  const isReal =
    !Number.isNaN(time.getTime()) &&
    (!day || time.toISOString().startsWith(date));
  if (!isReal) return fault("is no day of the calendar");
  const mistimed = judgeTime(time, now);
  return mistimed === null ? time : fault(mistimed);
}

type Content = Told & { type: string };

/** Nothing that is told is called so. */
function isFault(read: Fault | Told): read is Fault {
  return "field" in read;
}

const COMPLETED =
  /^(completed?|passed|pass|done|finished|certified|yes|true)$/i;
const UNDER_WAY = /^(in[ _-]?progress|started|active|enrolled|incomplete)$/i;

function contentOf(cells: Cells): Fault | Content {
  const { status = "completed", certificate } = cells;
  const score = numberOf(cells, "score", 1_000);
  if (typeof score === "object" && score !== null) return score;
  const progress = numberOf(cells, "progress", 100);
  if (typeof progress === "object" && progress !== null) return progress;
  if (certificate !== undefined && !webAddress.safeParse(certificate).success) {
    return { field: "certificate", reason: "is not a web address" };
  }
  const told = {
    ...(score !== null && { score }),
    ...(certificate && { certificate_url: certificate }),
  };
  if (COMPLETED.test(status)) return { type: "course.completed", ...told };
  if (UNDER_WAY.test(status)) {
    return progress === null
      ? {
          field: "progress",
          reason: `is empty, and the status ${status} says nothing without it`,
        }
      : { type: "progress.updated", progress, ...told };
  }
  return {
    field: "status",
    reason: `is ${status}, which is neither completed nor in progress`,
  };
}

function numberOf(
  cells: Cells,
  column: "score" | "progress",
  most: number,
): number | null | Fault {
  const text = cells[column];
  if (text === undefined) return null;
  const value = /^\d{1,6}([.,]\d{1,6})?\s*%?$/.test(text)
    ? Number(text.replace(",", ".").replace(/\s*%$/, ""))
    : Number.NaN;
  return value >= 0 && value <= most
    ? value
    : { field: column, reason: `is not a number from 0 to ${most}` };
}
