import { useText } from "../messages/use-text.ts";
import type { FaultyRow } from "../partner/connection.action.server.ts";

const shown = 20;

/** The rows of what was sent that make no sense, each with its reason. */
export function FaultyRows({ rows }: { rows: FaultyRow[] }) {
  const text = useText();
  if (rows.length === 0) return null;
  return (
    <div className="text-sm">
      <p>{text("rows.faulty", { count: rows.length })}</p>
      <ul className="mt-1 list-disc ps-5 wrap-anywhere">
        {rows.slice(0, shown).map(({ row, field, reason }) => (
          <li key={row}>
            {field === null
              ? text("rows.row", { row, reason })
              : text("rows.rowField", { row, field, reason })}
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <p className="text-muted">
          {text("rows.more", { count: rows.length - shown })}
        </p>
      )}
    </div>
  );
}
