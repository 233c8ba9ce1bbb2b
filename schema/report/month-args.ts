import {
  isMonth,
  monthsIn,
  mostMonths,
  type MonthRange,
} from "@throughline/domain/report/month-range";
import { badInput } from "../error/bad-input.ts";

/** Reads a range of months. Throws BAD_USER_INPUT that names what is wrong with it. */
export function readMonths(range: MonthRange): MonthRange {
  for (const field of ["from", "to"] as const)
    if (!isMonth(range[field]))
      throw badInput(field, "Give a month as 2026-10.");
  const { length } = monthsIn(range);
  if (length === 0)
    throw badInput("to", "Give a month that is not before `from`.");
  if (length > mostMonths)
    throw badInput("from", `Ask for at most ${mostMonths} months at a time.`);
  return range;
}
