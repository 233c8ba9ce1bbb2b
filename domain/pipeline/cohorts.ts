import type { Database } from "@throughline/prisma";
import { readTallies } from "./read-tallies.ts";
import { monthOf, scopeOfMonth } from "./tally.ts";

/** Those who enrolled in one month (UTC), and what has become of them. */
export interface CohortMetrics {
  /** Such as `2026-11`. */
  month: string;
  enrolled: number;
  completed: number;
  dropped: number;
  /** 0 to 1; null where nobody enrolled. */
  completionRate: number | null;
}

/** The cohorts of a course's `last` months up to `until`, oldest first; `at` as they stood at that past instant. */
export async function measureCohorts(
  db: Pick<Database, "$queryRaw">,
  { courseId, last, at }: { courseId: string; last: number; at: Date | null },
  until: Date,
): Promise<CohortMetrics[]> {
  const months = lastMonths(last, until);
  const scopes = months.map((month) => scopeOfMonth(courseId, month));
  const tally = await readTallies(
    db,
    scopes,
    at ? { courseId, at } : undefined,
  );
  const cohorts = months.map((month) => {
    const counts = tally[scopeOfMonth(courseId, month)] ?? {};
    const { ENROLLED: enrolled = 0, COMPLETED: completed = 0 } = counts;
    return {
      month,
      enrolled,
      completed,
      dropped: counts["DROPPED"] ?? 0,
      completionRate: enrolled === 0 ? null : completed / enrolled,
    };
  });
  const first = cohorts.findIndex(({ enrolled }) => enrolled > 0);
  return first < 0 ? [] : cohorts.slice(first);
}

/** The months up to and with the one of a time (UTC), oldest first. */
export function lastMonths(count: number, until: Date): string[] {
  return Array.from({ length: count }, (_, index) =>
    monthOf(
      new Date(
        Date.UTC(until.getUTCFullYear(), until.getUTCMonth() - index, 1),
      ),
    ),
  ).toReversed();
}
