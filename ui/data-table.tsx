import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useWords } from "./words.tsx";

/**
 * A column. The first column names the row and carries its link. `sortHref` makes the heading a link that sorts; `interactive`
 * keeps the cell's own buttons and boxes above the row's link.
 */
export type Column<Row> = {
  key: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  hideHeading?: boolean;
  interactive?: boolean;
  sortHref?: string;
  sorted?: "ascending" | "descending";
  className?: string;
};

/**
 * A table of rows: sticky headings, sorting by links, a link per row, `j`/`k` to walk. On a phone each row is a card. `caption`
 * is for screen readers; `empty` is shown in place of no rows.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  empty,
  className,
}: DataTableProps<Row>) {
  const list = useListKeys();
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div
      ref={list}
      className={cn("relative sm:max-lg:overflow-x-auto", className)}
    >
      <SortLinks columns={columns} />
      <table className="w-full border-separate border-spacing-0 text-sm max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-sm:hidden">
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <Row
              key={rowKey(row)}
              row={row}
              columns={columns}
              href={rowHref?.(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const text = (
    <span className={cn(column.hideHeading && "sr-only")}>
      {column.heading}
    </span>
  );
  return (
    <th
      scope="col"
      aria-sort={column.sorted}
      className={cn(
        "sticky top-[var(--table-top,0px)] z-20 h-8 border-b border-line bg-surface px-3 text-start text-xs font-medium text-muted first:ps-4 last:pe-4",
        column.align === "end" && "text-end",
        column.className,
      )}
    >
      {column.sortHref === undefined ? (
        text
      ) : (
        <SortLink column={column}>{text}</SortLink>
      )}
    </th>
  );
}

function SortLink<Row>({
  column,
  children,
}: {
  column: Column<Row>;
  children: ReactNode;
}) {
  const Arrow =
    column.sorted === undefined
      ? ChevronsUpDown
      : column.sorted === "ascending"
        ? ArrowUp
        : ArrowDown;
  return (
    <Link
      href={column.sortHref}
      className={cn(
        "-mx-1 inline-flex min-h-6 items-center gap-1 rounded-control px-1 whitespace-nowrap hover:text-ink touch:min-h-11",
        column.sorted !== undefined && "text-ink",
      )}
    >
      {children}
      <Arrow
        aria-hidden
        className={cn("size-3", column.sorted === undefined && "opacity-50")}
      />
    </Link>
  );
}

/** On a phone the headings are gone: the same sorting as a row of links. */
function SortLinks<Row>({ columns }: { columns: Column<Row>[] }) {
  const words = useWords();
  const sortable = columns.filter((column) => column.sortHref !== undefined);
  if (sortable.length === 0) return null;
  return (
    <nav
      aria-label={words.sort}
      className="flex items-center gap-4 overflow-x-auto border-b border-line px-4 text-xs text-muted sm:hidden"
    >
      <span aria-hidden>{words.sort}</span>
      {sortable.map((column) => (
        <SortLink key={column.key} column={column}>
          {column.heading}
        </SortLink>
      ))}
    </nav>
  );
}

function Row<Row>({ row, columns, href }: RowProps<Row>) {
  const naming = columns.find((column) => !column.interactive);
  const hasCorner = columns.some(
    ({ interactive }, at) => interactive && at > 0,
  );
  return (
    <tr
      className={cn(
        "group relative max-sm:block max-sm:border-b max-sm:border-line max-sm:px-4 max-sm:py-3 max-sm:last:border-0",
        href !== undefined && "hover:bg-sunken",
      )}
    >
      {columns.map((column, at) => (
        <td
          key={column.key}
          className={cn(
            cellLook,
            placeOnPhone(column, column === naming, at),
            column === naming && hasCorner && besideCorner,
            column.align === "end" && "tabular-nums sm:text-end",
            column.className,
          )}
        >
          {column !== naming && !column.hideHeading && !column.interactive && (
            <span className="text-xs text-muted sm:hidden">
              {column.heading}
            </span>
          )}
          <Cell
            {...{ row, column }}
            href={column === naming ? href : undefined}
          />
        </td>
      ))}
    </tr>
  );
}

const cellLook =
  "h-10 border-b border-line px-3 py-1 first:ps-4 last:pe-4 group-last:border-0 max-sm:h-auto max-sm:border-0 max-sm:p-0! max-sm:text-start";

/** In a card: the name leads, a leading box stands before it, other controls in the upper corner, the rest as lines with their heading. */
function placeOnPhone<Row>(
  column: Column<Row>,
  names: boolean,
  at: number,
): string {
  if (names) return "max-sm:block max-sm:pe-12!";
  if (column.interactive && at === 0) return "max-sm:float-start max-sm:me-2";
  if (column.interactive) return "max-sm:absolute max-sm:end-2 max-sm:top-0.5";
  return "max-sm:mt-1 max-sm:flex max-sm:items-center max-sm:justify-between max-sm:gap-3";
}

/** In a card: a name of one short line or of many leaves the corner to its button. */
const besideCorner = "max-sm:min-h-9 max-sm:pe-20!";

function Cell<Row>({
  row,
  column,
  href,
}: {
  row: Row;
  column: Column<Row>;
  href?: string;
}) {
  if (column.interactive)
    return <div className="relative z-10 w-fit">{column.cell(row)}</div>;
  if (href === undefined)
    return <div className="min-w-0">{column.cell(row)}</div>;
  return (
    <Link href={href} data-list-item className={rowLinkLook}>
      {column.cell(row)}
    </Link>
  );
}

/** The link covers its whole row, and so does its focus ring. */
const rowLinkLook = cn(
  "font-medium outline-none after:absolute after:inset-0",
  "focus-visible:after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
);

type RowProps<Row> = { row: Row; columns: Column<Row>[]; href?: string };
type DataTableProps<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string | undefined;
  empty?: ReactNode;
  className?: string;
};
