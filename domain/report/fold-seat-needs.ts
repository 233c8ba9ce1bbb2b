import type { Tx } from "../transaction.ts";

/**
 * Counts anew who of the enrollments about which something changed will need a seat, in one transaction: a reader sees each
 * change once, before as well as after. Folds take turns; writers never wait for one. Returns how many enrollments were counted.
 */
export async function foldSeatNeeds({ db }: Tx): Promise<number> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('fold-seat-needs'))::text`;
  const gone = await db.$queryRaw<{ enrollmentId: string }[]>`
    WITH gone AS (DELETE FROM "SeatNeedChange" RETURNING "enrollmentId")
    SELECT DISTINCT "enrollmentId" FROM gone`;
  if (gone.length === 0) return 0;
  const enrollmentIds = gone.map(({ enrollmentId }) => enrollmentId);
  await db.$executeRaw`
    WITH before AS (
      DELETE FROM "SeatNeed" WHERE "enrollmentId" = ANY (${enrollmentIds}::uuid[]) RETURNING "courseStepId", "atStepId"
    )
    UPDATE "SeatNeedTotal" known SET students = known.students - before.students
    FROM (SELECT "courseStepId", "atStepId", count(*)::int AS students FROM before GROUP BY 1, 2) before
    WHERE known."courseStepId" = before."courseStepId" AND known."atStepId" = before."atStepId"`;
  // What is committed meanwhile is in it already, and still due: counted again, it is the same.
  await db.$executeRaw`
    WITH needs AS (
      INSERT INTO "SeatNeed" ("entitlementId", "enrollmentId", "courseStepId", "atStepId", "expiresAt")
      SELECT * FROM needs_of_enrollments(${enrollmentIds}::uuid[]) RETURNING "courseStepId", "atStepId"
    )
    INSERT INTO "SeatNeedTotal" AS known ("courseStepId", "atStepId", students)
    SELECT "courseStepId", "atStepId", count(*)::int FROM needs GROUP BY 1, 2
    ON CONFLICT ("courseStepId", "atStepId") DO UPDATE SET students = known.students + excluded.students`;
  return enrollmentIds.length;
}
