import type { ReactNode } from "react";
import { ScrollBox } from "./scroll-box.tsx";
import { useWords } from "./words.tsx";

/** The same figures as the picture above, as a table: for screen readers, for copying, for checking. Folded until wanted. */
export function TableTwin({
  caption,
  headings,
  rows,
}: {
  caption: string;
  headings: string[];
  rows: ReactNode[][];
}) {
  const words = useWords();
  return (
    <details className="mt-3 text-xs">
      <summary className="w-fit rounded-control text-muted hover:text-ink touch:py-3.5">
        {words.asTable}
      </summary>
      <ScrollBox label={caption} className="mt-2">
        <table className="w-full text-start">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th
                  key={heading}
                  scope="col"
                  className="border-b border-line p-1.5 text-start font-medium whitespace-nowrap text-muted"
                >
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, at) => (
              <Row key={at} cells={cells} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

function Row({ cells: [first, ...others] }: { cells: ReactNode[] }) {
  return (
    <tr>
      <th
        scope="row"
        className="p-1.5 text-start font-medium whitespace-nowrap"
      >
        {first}
      </th>
      {others.map((cell, at) => (
        <td key={at} className="p-1.5 whitespace-nowrap tabular-nums">
          {cell}
        </td>
      ))}
    </tr>
  );
}
