import { Prisma, type Database } from "@throughline/prisma";

/** The earliest instant for which a course's pipeline can be told: its first counted event. Null where there is none. */
export async function pipelineStart(
  db: Pick<Database, "domainEvent">,
  courseId: string,
): Promise<Date | null> {
  const first = await db.domainEvent.findFirst({
    where: { courseId, tally: { not: Prisma.AnyNull } },
    orderBy: { occurredAt: "asc" },
    select: { occurredAt: true },
  });
  return first?.occurredAt ?? null;
}
