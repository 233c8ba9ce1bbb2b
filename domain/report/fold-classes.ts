import type { Tx } from "../transaction.ts";

/**
 * Counts the classes anew about which something changed, in one transaction: a reader sees each change once, before as well as after.
 * Folds take turns; writers never wait for one. Returns how many classes were counted.
 */
export async function foldClasses({ db }: Tx): Promise<number> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('fold-classes'))::text`;
  const gone = await db.$queryRaw<{ sessionId: string }[]>`
    WITH gone AS (DELETE FROM "ClassChange" RETURNING "sessionId")
    SELECT DISTINCT "sessionId" FROM gone`;
  if (gone.length === 0) return 0;
  const sessionIds = gone.map(({ sessionId }) => sessionId);
  await db.$executeRaw`
    DELETE FROM "ClassFigure" WHERE "sessionId" = ANY (${sessionIds}::uuid[])`;
  // What is committed meanwhile is in it already, and still due: counted again, it is the same.
  await db.$executeRaw`
    INSERT INTO "ClassFigure" ("sessionId", "courseId", booked, attended, "noShows", excused, unmarked, "skippedAhead", "givenUp")
    SELECT * FROM figures_of_classes(${sessionIds}::uuid[])`;
  return sessionIds.length;
}
