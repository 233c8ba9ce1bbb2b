/** Rows of named cells as comma-separated text with headings: the names of all cells, in the order in which they first appear. */
export function writeTable(
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) =>
    headings.map((heading) => quoted(row[heading] ?? "")).join(","),
  );
  return [headings.map(quoted).join(","), ...lines].join("\n");
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
