import { CsvError, parse } from "csv-parse/sync";

/** A file as a table of texts, or why it is none. */
export type Table =
  | { kind: "table"; heading: string[]; rows: string[][] }
  | { kind: "unreadable"; reason: string };

const MAX_BYTES = 5_000_000;
const MAX_ROWS = 50_000;

/**
 * Reads a CSV file in UTF-8, with or without a byte order mark, its cells parted by commas, semicolons or tabs. A quoted cell may
 * hold any of these and line breaks. Empty lines do not count.
 */
export function parseTable(file: Uint8Array): Table {
  if (file.byteLength > MAX_BYTES) {
    return unreadable(
      `The file is larger than ${MAX_BYTES / 1_000_000} MB. Split it into smaller ones.`,
    );
  }
  const text = textOf(file);
  if (text === null) {
    return unreadable(
      "The file is not in UTF-8. Save it as “CSV UTF-8” and try again.",
    );
  }
  if (text.includes("\0")) {
    return unreadable("The file holds NUL characters; it is not a CSV file.");
  }
  try {
    const [heading, ...rows] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      to: MAX_ROWS + 2,
    });
    if (heading === undefined) return unreadable("The file is empty.");
    if (rows.length > MAX_ROWS) {
      return unreadable(
        `The file has more than ${MAX_ROWS} rows. Split it into smaller ones.`,
      );
    }
    return { kind: "table", heading: heading.map((name) => name.trim()), rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unreadable(`The file is not CSV: ${error.message}`);
  }
}

function unreadable(reason: string): Table {
  return { kind: "unreadable", reason };
}

/** A character that could not be read before it came here is as good as one that cannot be read here. */
function textOf(file: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(file);
    return text.includes("\uFFFD") ? null : text;
  } catch {
    return null;
  }
}

/** The sign that parts most cells of the first line. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r?\n/, 1);
  const counted = [",", ";", "\t"].map((sign) => ({
    sign,
    count: first.split(sign).length,
  }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most))
    .sign;
}
