import { useEffect, useRef, type ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { monthsBetween } from "./months-between.ts";
import { niceScale } from "./nice-scale.ts";
import { ScrollBox } from "./scroll-box.tsx";
import { TableTwin } from "./table-twin.tsx";
import { useMonth } from "./use-month.ts";
import { useNumber } from "./use-number.ts";

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

/**
 * Months side by side on one axis from zero, the newest last and in sight; months between them in which nothing was are there too.
 * `whole` and `part` name what the column and its filled part are, `show` writes a value, and the axis is marked in whole `unit`s; `table`
 * is the twin of the picture.
 */
export function MonthColumns({
  label,
  months,
  whole,
  part,
  show,
  unit = 1,
  table,
  className,
}: MonthColumnsProps) {
  const { count } = useNumber();
  const nameOf = useMonth();
  const list = useRef<HTMLOListElement>(null);
  const columns = withoutGaps(months);
  const newest = columns.at(-1)?.month;
  useEffect(() => showNewest(list.current), [newest]);
  const most = Math.max(0, ...months.map(({ value }) => value));
  const scale = niceScale(most / unit).map((mark) => mark * unit);
  const look = { scale, whole, part, show: show ?? count };
  return (
    <figure aria-label={label} className={className}>
      <Key whole={whole} part={part} />
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs">
        <Axis {...look} />
        <ScrollBox label={label}>
          <div className="relative min-w-fit pt-5">
            <Lines scale={scale} />
            <ol
              ref={list}
              className="relative flex min-w-fit items-start gap-2 px-1"
            >
              {columns.map((column) => (
                <li key={column.month} className="max-w-24 min-w-14 flex-1">
                  <Column
                    {...{ column, name: nameOf(column.month), ...look }}
                  />
                </li>
              ))}
            </ol>
          </div>
        </ScrollBox>
      </div>
      <TableTwin caption={label} headings={table.headings} rows={table.rows} />
    </figure>
  );
}

/** What the two tones of a column are. */
function Key({ whole, part }: Pick<Named, "whole" | "part">) {
  return (
    <p
      aria-hidden
      className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted"
    >
      {[
        { name: part, tone: partTone },
        { name: whole, tone: wholeTone },
      ].map(({ name, tone }) => (
        <span key={name} className="flex items-center gap-1.5">
          <span className={cn("size-2.5 rounded-[2px]", tone)} />
          {name}
        </span>
      ))}
    </p>
  );
}

function Axis({ scale, show }: Pick<Named, "scale" | "show">) {
  return (
    <div
      aria-hidden
      className="mt-5 flex h-36 flex-col-reverse justify-between text-end text-2xs text-muted tabular-nums"
    >
      {scale.map((value) => (
        <span key={value} className="-my-2 h-4 leading-4 whitespace-nowrap">
          {show(value)}
        </span>
      ))}
    </div>
  );
}

function Lines({ scale }: Pick<Named, "scale">) {
  return (
    <div
      aria-hidden
      className="absolute inset-x-0 top-5 flex h-36 flex-col-reverse justify-between"
    >
      {scale.map((value) => (
        <span
          key={value}
          className={cn(
            "h-0 border-t",
            value === 0 ? "border-line-strong" : "border-line",
          )}
        />
      ))}
    </div>
  );
}

function Column({
  column: { value, part: filled, mark, href },
  name,
  scale,
  whole,
  part,
  show,
}: { column: MonthColumn; name: string } & Named) {
  const top = scale.at(-1) ?? 1;
  const said = `${name}: ${whole} ${show(value)}, ${part} ${show(filled)}`;
  const content = (
    <>
      <span className="sr-only">
        {mark === "" || mark === "–" ? said : `${said}, ${mark}`}
      </span>
      <span
        aria-hidden
        className="flex h-36 w-full flex-col items-center justify-end"
      >
        <span className="-mt-5 h-5 leading-5 font-medium whitespace-nowrap text-ink tabular-nums">
          {mark}
        </span>
        <span
          className={cn(
            "flex w-full shrink-0 flex-col justify-end overflow-hidden rounded-t-control",
            wholeTone,
          )}
          style={{ height: `${(value / top) * 100}%` }}
        >
          <span
            className={partTone}
            style={{ height: `${value === 0 ? 0 : (filled / value) * 100}%` }}
          />
        </span>
      </span>
      <span aria-hidden className="text-muted">
        {name}
      </span>
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

const wholeTone = "bg-line-strong/45";
const partTone = "bg-accent-solid";

function withoutGaps(months: readonly MonthColumn[]): MonthColumn[] {
  const names = months.map(({ month }) => month).toSorted();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  const nothing = { value: 0, part: 0, mark: "" };
  return monthsBetween(first, last).map(
    (month) =>
      months.find((each) => each.month === month) ?? { month, ...nothing },
  );
}

/** Where not all months fit, the newest ones are seen first. */
function showNewest(list: HTMLOListElement | null) {
  const box = list?.closest("[role=group]");
  if (!box) return;
  const isRightToLeft = getComputedStyle(box).direction === "rtl";
  box.scrollLeft = isRightToLeft ? -box.scrollWidth : box.scrollWidth;
}

type Named = {
  scale: number[];
  whole: string;
  part: string;
  show: (value: number) => string;
};

type MonthColumnsProps = {
  label: string;
  months: MonthColumn[];
  whole: string;
  part: string;
  show?: (value: number) => string;
  unit?: number;
  table: { headings: string[]; rows: ReactNode[][] };
  className?: string;
};
