import type { RowsParams } from "./report.params.ts";

/** The rows behind a figure. */
export function rowsHref(rows: RowsParams): string {
  return `/reports/rows${searchOf(rows)}`;
}

/** Which course and month a line is about, as an address says it. `course` is null for what is of no course. */
export function lineOf(
  course: { code: string } | null,
  month: string,
): Omit<RowsParams, "list"> {
  return {
    ...(course ? { course: course.code } : { without: "course" as const }),
    month,
  };
}

/** The search part of an address, "" where there is nothing to say. */
export function searchOf(
  params: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries(params).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
