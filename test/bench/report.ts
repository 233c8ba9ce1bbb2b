/** What a bench found out. Ratios come first: times depend on the machine and on what else it does. */
export interface BenchReport {
  /** Each in one sentence, `what` followed by a number of times. */
  ratios: { what: string; times: number }[];
  columns: string[];
  rows: (string | number)[][];
  /** What was checked and what to bear in mind. */
  notes: string[];
}

/** A report as text for a terminal. */
export function renderReport({
  ratios,
  columns,
  rows,
  notes,
}: BenchReport): string {
  const lines = [
    ...ratios.map(({ what, times }) => `${what}: ${short(times)} ×`),
    "",
    ...alignColumns([columns, ...rows.map((row) => row.map(cellText))]),
    "",
    ...notes.map((note) => `- ${note}`),
  ];
  return lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
}

const cellText = (cell: string | number) =>
  typeof cell === "number" ? short(cell) : cell;

/** Three digits that matter; more would be noise. */
function short(value: number): string {
  if (Number.isNaN(value)) return "–";
  return Number(value.toPrecision(3)).toLocaleString("en", {
    maximumFractionDigits: 3,
  });
}

function alignColumns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join("   "),
  );
}
