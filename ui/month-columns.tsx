import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { ScrollBox } from "./scroll-box.tsx";
import { TableTwin } from "./table-twin.tsx";
import { useMonth } from "./use-month.ts";

/**
 * A month as a column: its height is `value`, the filled part from the bottom `part`, `mark` what is written on top. `month` is
 * "2026-11".
 */
export type MonthColumn = {
  month: string;
  value: number;
  part: number;
  mark: string;
  href?: string;
};

/** Months side by side on one scale from zero, the newest last; with `table` as their twin for everything that is not drawn. */
export function MonthColumns({
  label,
  months,
  table,
  className,
}: MonthColumnsProps) {
  const nameOf = useMonth();
  const highest = Math.max(1, ...months.map(({ value }) => value));
  return (
    <figure className={className}>
      <ScrollBox label={label}>
        <ol className="flex min-w-fit items-end gap-2">
          {months.map((column) => (
            <li key={column.month} className="max-w-24 min-w-11 flex-1 text-xs">
              <Column {...{ column, highest, name: nameOf(column.month) }} />
            </li>
          ))}
        </ol>
      </ScrollBox>
      <TableTwin caption={label} headings={table.headings} rows={table.rows} />
    </figure>
  );
}

function Column({
  column: { value, part, mark, href },
  highest,
  name,
}: {
  column: MonthColumn;
  highest: number;
  name: string;
}) {
  const content = (
    <>
      <span className="font-medium text-ink tabular-nums">{mark}</span>
      <span
        aria-hidden
        className="flex h-28 w-full flex-col justify-end border-b border-line-strong"
      >
        <span
          className="flex min-h-px w-full flex-col justify-end overflow-hidden rounded-t-control bg-line"
          style={{ height: `${(value / highest) * 100}%` }}
        >
          <span
            className="bg-accent-solid"
            style={{ height: `${value === 0 ? 0 : (part / value) * 100}%` }}
          />
        </span>
      </span>
      <span className="text-muted">{name}</span>
    </>
  );
  const look = "flex flex-col items-center gap-1 rounded-control";
  if (href === undefined) return <div className={look}>{content}</div>;
  return (
    <Link href={href} className={cn(look, "hover:bg-sunken")}>
      {content}
    </Link>
  );
}

type MonthColumnsProps = {
  label: string;
  months: MonthColumn[];
  table: { headings: string[]; rows: ReactNode[][] };
  className?: string;
};
