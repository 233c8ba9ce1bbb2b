import type { Database, Prisma, SessionModel } from "@throughline/prisma";
import { endOf } from "./session.rules.ts";

/**
 * The classes of a series that can still be called off, from this one on, soonest first: this one too. None for a class that
 * belongs to no series.
 */
export async function restOfSeries(
  db: Database | Prisma.TransactionClient,
  {
    seriesId,
    startsAt: from,
  }: Pick<SessionModel, "seriesId"> & { startsAt: Date },
  now: Date,
): Promise<SessionModel[]> {
  if (seriesId === null) return [];
  const sessions = await db.session.findMany({
    where: { seriesId, state: "SCHEDULED", startsAt: { gte: from } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return sessions.filter((session) => endOf(session) > now);
}
