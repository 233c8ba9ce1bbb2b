import type { Database, Prisma, SessionModel } from "@throughline/prisma";
import { endOf, overlaps, type SessionTime } from "./session.rules.ts";

/** Where and by whom a class is held. */
interface Occupancy extends SessionTime {
  instructorId: string | null;
  room: string | null;
  /** The class itself, where it is there already. */
  sessionId?: string | undefined;
}

const longestMs = 1440 * 60_000;

/** The classes that have the same instructor, or the same room, at the same time. Shown, not forbidden: a room may be large. */
export async function findConflicts(
  db: Database | Prisma.TransactionClient,
  { instructorId, room, sessionId, ...time }: Occupancy,
): Promise<SessionModel[]> {
  const shared: Prisma.SessionWhereInput[] = [];
  if (instructorId) shared.push({ instructorId });
  if (room) shared.push({ room: { equals: room, mode: "insensitive" } });
  if (shared.length === 0) return [];
  const near = await db.session.findMany({
    where: {
      OR: shared,
      state: "SCHEDULED",
      startsAt: {
        gt: new Date(time.startsAt.getTime() - longestMs),
        lt: endOf(time),
      },
      ...(sessionId && { id: { not: sessionId } }),
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return near.filter((other) => overlaps(other, time));
}
