import type { ReactNode } from "react";

/** A line of a ledger: what happened, why and when, what it changed, and what was left then. */
export interface LedgerLine {
  title: string;
  cause: string;
  when: ReactNode;
  change: number;
  balance: number;
}

/** The lines that made a balance, in the order that they are given in. */
export function LedgerTable({
  lines,
  words,
}: {
  lines: LedgerLine[];
  /** The columns' headings. */
  words: { what: string; change: string; balance: string };
}) {
  return (
    <table className="mt-1 w-full text-sm tabular-nums">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="py-1 pe-2 text-start font-medium">
            {words.what}
          </th>
          <th scope="col" className="py-1 pe-2 text-end font-medium">
            {words.change}
          </th>
          <th scope="col" className="py-1 text-end font-medium">
            {words.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ title, cause, when, change, balance }, index) => (
          <tr key={index} className="border-t border-line align-top">
            <td className="py-2 pe-2">
              <span className="font-medium">{title}</span>{" "}
              <span className="text-xs text-muted">{when}</span>
              <span dir="auto" className="block wrap-anywhere">
                {cause}
              </span>
            </td>
            <td className="py-2 pe-2 text-end whitespace-nowrap">
              {signed(change)}
            </td>
            <td className="py-2 text-end">{balance}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** With a true minus, so that figures stand under one another. */
const signed = (change: number) =>
  change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "±0";
