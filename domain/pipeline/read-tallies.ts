import { Prisma, type Database } from "@throughline/prisma";
import type { DurationHistogram } from "./duration.rules.ts";
import type { Tally } from "./tally.ts";

type Reader = Pick<Database, "$queryRaw">;

/**
 * The counts of some scopes, exact as of now: what is folded plus the few events that are not, in one statement. With `at`
 * as they were at a past instant; all scopes must then be of that one course. Empty for whoever is not staff.
 */
export async function readTallies(
  db: Reader,
  scopes: readonly string[],
  past?: { courseId: string; at: Date },
): Promise<Tally> {
  const [row] = await db.$queryRaw<{ tally: Tally }[]>`
    SELECT ${readingOf(Prisma.sql`${scopes}::text[]`, past)} AS tally`;
  return row?.tally ?? {};
}

/** The SQL of {@link readTallies}, for a statement that reads something else besides. */
export const readingOf = (
  scopes: Prisma.Sql,
  past?: { courseId: string; at: Date },
): Prisma.Sql =>
  past
    ? Prisma.sql`read_tallies_at(${scopes}, ${past.courseId}::uuid, ${past.at}::timestamptz)`
    : Prisma.sql`read_tallies(${scopes})`;

/** The histogram of one scope's durations. */
export function durationsIn(
  measures: Record<string, number> = {},
): DurationHistogram {
  const prefix = "DURATION:";
  return new Map(
    Object.entries(measures)
      .filter(([measure]) => measure.startsWith(prefix))
      .map(([measure, count]) => [Number(measure.slice(prefix.length)), count]),
  );
}
