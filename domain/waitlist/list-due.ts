import type { Database } from "@throughline/prisma";

const atOnce = 500;

/** What time alone makes due among the waitlists: offers that ran out, and classes with a free seat for which somebody waits. */
export async function listDue(
  db: Pick<Database, "waitlistOffer" | "$queryRaw">,
  now: Date,
): Promise<{ offerIds: string[]; sessionIds: string[] }> {
  const offers = await db.waitlistOffer.findMany({
    where: { outcome: null, expiresAt: { lte: now } },
    orderBy: { expiresAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  const sessions = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Session" s WHERE s.state = 'SCHEDULED' AND s."seatsTaken" < s.capacity AND s."startsAt" > ${now}
      AND EXISTS (SELECT FROM "WaitlistEntry" w WHERE w."sessionId" = s.id AND w.state = 'WAITING')
    ORDER BY s."startsAt" LIMIT ${atOnce}`;
  return {
    offerIds: offers.map(({ id }) => id),
    sessionIds: sessions.map(({ id }) => id),
  };
}
