import type { Database } from "@throughline/prisma";

/** The classes that have begun and are not over, by their ids. They are few: a class lasts at most a day. */
export async function sessionsUnderWay(
  db: Pick<Database, "$queryRaw">,
  now: Date,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Session" WHERE "startsAt" <= ${now} AND "startsAt" > ${now}::timestamptz - interval '1 day'
      AND "startsAt" + minutes * interval '1 minute' > ${now}`;
  return rows.map(({ id }) => id);
}
