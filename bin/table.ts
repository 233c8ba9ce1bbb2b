import type { Running } from "./running.ts";

/** What a person needs to know once everything runs: where to look and how to sign in. */
export function renderTable(running: Running): string {
  const { portal, admin, api, inbox, simulators, logins } = running;
  const places = [
    ["Portal (students)", portal],
    ["Admin", admin],
    ["GraphQL", api],
    ["E-mail inbox", inbox],
    ...Object.entries(simulators).map(([name, url]) => [
      `Simulator: ${name}`,
      url,
    ]),
  ];
  const signIns = logins.map(({ role, email, password }) => [
    role.toLowerCase().replaceAll("_", " "),
    email,
    password,
  ]);
  return [
    "",
    ...alignColumns(places),
    "",
    ...(signIns.length > 0 ? ["Sign in as", ...alignColumns(signIns), ""] : []),
    "Ctrl-C stops everything; your data stays in .data/",
    "",
  ].join("\n");
}

function alignColumns(rows: string[][]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows.map(
    (row) =>
      "  " +
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("   ")
        .trimEnd(),
  );
}
