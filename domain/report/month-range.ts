import { monthOf } from "../pipeline/tally.ts";

/** Some months (UTC) such as `2026-11`, the first and the last included. */
export interface MonthRange {
  from: string;
  to: string;
}

/** No report is about more months than this. */
export const mostMonths = 36;

/** The months of a range, oldest first; none where it ends before it begins. */
export function monthsIn({ from, to }: MonthRange): string[] {
  const count = numberOf(to) - numberOf(from) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    monthOf(beginningOf(from, index)),
  );
}

/** When a range begins (inclusive) and when it is over (exclusive). */
export const boundsOf = ({ from, to }: MonthRange): BoundsOfRange => ({
  since: beginningOf(from, 0),
  until: beginningOf(to, 1),
});

/** How a month is written: `2026-11`. */
export const isMonth = (text: string): boolean =>
  /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text);

interface BoundsOfRange {
  since: Date;
  until: Date;
}

function beginningOf(month: string, later: number): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + later, 1));
}

function numberOf(month: string): number {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return year * 12 + number;
}
