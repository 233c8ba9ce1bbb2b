import type { Database } from "@throughline/prisma";
import { readTallies } from "../pipeline/read-tallies.ts";
import { scopeOfMonth } from "../pipeline/tally.ts";
import { monthsIn, type MonthRange } from "./month-range.ts";

/** Those who enrolled in one course in one month, and what has become of them. */
export interface EnrollmentMonth {
  courseId: string;
  month: string;
  enrolled: number;
  completed: number;
  /** Canceled or refunded. */
  dropped: number;
}

/** By course and month of enrolling, from the folded counts; months without an enrollment are left out. */
export async function readEnrollmentMonths(
  db: Pick<Database, "$queryRaw">,
  { courseIds, ...range }: MonthRange & { courseIds: readonly string[] },
): Promise<EnrollmentMonth[]> {
  const places = courseIds.flatMap((courseId) =>
    monthsIn(range).map((month) => ({ courseId, month })),
  );
  const tally = await readTallies(
    db,
    places.map(({ courseId, month }) => scopeOfMonth(courseId, month)),
  );
  return places.flatMap(({ courseId, month }) => {
    const counts = tally[scopeOfMonth(courseId, month)] ?? {};
    const { ENROLLED: enrolled = 0, COMPLETED: completed = 0 } = counts;
    if (enrolled === 0) return [];
    const dropped = counts["DROPPED"] ?? 0;
    return [{ courseId, month, enrolled, completed, dropped }];
  });
}
