import type { Database, Prisma, SessionModel } from "@throughline/prisma";

/** Other classes with a free seat by which the same steps may be taken, soonest first: what is offered where one is canceled. */
export async function findAlternatives(
  db: Database | Prisma.TransactionClient,
  {
    sessionId,
    courseStepId,
  }: { sessionId: string; courseStepId?: string | null },
  now: Date,
  most = 5,
): Promise<SessionModel[]> {
  const steps = await db.stepOption.findMany({
    where: { sessionId, ...(courseStepId && { courseStepId }) },
  });
  if (steps.length === 0) return [];
  return db.session.findMany({
    where: {
      id: { not: sessionId },
      state: "SCHEDULED",
      startsAt: { gt: now },
      seatsTaken: { lt: db.session.fields.capacity },
      options: {
        some: { courseStepId: { in: steps.map((step) => step.courseStepId) } },
      },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: most,
  });
}
