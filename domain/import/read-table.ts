import { CsvError, parse } from "csv-parse/sync";

export interface Table {
  delimiter: string;
  /** Each once: a repeated heading is numbered. */
  headings: string[];
  rows: TableRow[];
}

export interface TableRow {
  /** The line of the file on which the row ends, from 1. */
  line: number;
  cells: string[];
}

export type ReadTable =
  { kind: "read"; table: Table } | { kind: "unreadable"; reason: string };

/** As many rows as one import may have, and columns as a row. */
export const mostRowsOfFile = 100_000;
/** Blank lines among them. */
const mostRecords = 2 * mostRowsOfFile;
const mostColumns = 400;
const delimiters = [",", ";", "\t", "|"];

/** Reads comma-, semicolon-, tab- or bar-separated text with headings. Empty lines do not count. */
export function readTable(text: string): ReadTable {
  const unmarked = text.replace(/^\uFEFF/, "");
  if (unmarked.trim() === "") return unreadable("The file is empty.");
  if (looksBinary(unmarked))
    return unreadable(
      "This is not a text file. Save the table as CSV and choose that file.",
    );
  const delimiter = delimiterOf(unmarked);
  const parsed = parseCells(unmarked, delimiter);
  if (parsed.kind === "unreadable") return parsed;
  const [first, ...rows] = parsed.rows;
  if (!first) return unreadable("The file is empty.");
  const headings = numbered(first.cells.map(legible));
  if (headings.every((heading) => heading === ""))
    return unreadable("The first line holds no headings.");
  if (headings.length > mostColumns)
    return unreadable(`The file has more than ${mostColumns} columns.`);
  if (rows.length === 0)
    return unreadable("The file holds headings only, and no row.");
  if (rows.length > mostRowsOfFile)
    return unreadable(
      `The file has more than ${mostRowsOfFile.toLocaleString("en")} rows. Split it.`,
    );
  return { kind: "read", table: { delimiter, headings, rows } };
}

/** A heading is shown and stored, so that it can hold no control characters. */
const legible = (cell: string) => cell.replaceAll(/\p{Cc}/gu, "").trim();

const unreadable = (reason: string) =>
  ({ kind: "unreadable", reason }) as const;

/** Text never begins with the marks of an archive or of an old spreadsheet. */
const looksBinary = (text: string) =>
  text.startsWith("PK\u0003\u0004") ||
  text.startsWith("\u00d0\u00cf\u0011\u00e0");

/** The delimiter that stands in the headings most often, outside of quotes. */
function delimiterOf(text: string): string {
  const [headings = ""] = text.split(/\r?\n/, 1);
  const bare = headings.replaceAll(/"[^"]*"/g, "");
  const [best] = delimiters
    .map((delimiter) => ({
      delimiter,
      count: bare.split(delimiter).length - 1,
    }))
    .toSorted((a, b) => b.count - a.count);
  return best && best.count > 0 ? best.delimiter : ",";
}

function parseCells(text: string, delimiter: string) {
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 100_000,
      // Told from the first rows alone, so that a huge file costs no more than an honest one.
      to: mostRecords,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (records.length >= mostRecords)
      return unreadable(
        `The file has more than ${mostRowsOfFile.toLocaleString("en")} rows. Split it.`,
      );
    return {
      kind: "read" as const,
      rows: records
        .map(({ record, info }) => ({ line: info.lines, cells: record }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== "")),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unreadable(
      `The file cannot be read as a table: ${error.message}. A quote that is opened must be closed.`,
    );
  }
}

function numbered(headings: string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const count = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, count);
    return count === 1 ? heading : `${heading} (${count})`;
  });
}
