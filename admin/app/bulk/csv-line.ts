/** A cell of a table: a text, a number, or nothing. */
export type CsvCell = string | number | null;

/** Cells as one line of CSV. What a spreadsheet would take for a formula is marked as text; a number stays one. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(",")}\r\n`;
}

function written(cell: CsvCell): string {
  return typeof cell === "number" ? String(cell) : quoted(cell ?? "");
}

function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
