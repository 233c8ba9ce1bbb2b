import type { Database } from "@throughline/prisma";
import type { Pause } from "./lateness.rules.ts";

/** The times in which nothing counts against a step: its enrollment was suspended, or its partner was down. */
export function readPauses(
  db: Pick<Database, "$queryRaw">,
  {
    enrollmentId,
    partnerId,
    startedAt,
  }: {
    enrollmentId: string;
    partnerId: string | null;
    startedAt: Date | null;
  },
): Promise<Pause[]> {
  return db.$queryRaw<Pause[]>`
    SELECT "startedAt", "endedAt" FROM "EnrollmentPause" WHERE "enrollmentId" = ${enrollmentId}::uuid
    UNION ALL
    SELECT "startedAt", "endedAt" FROM "PartnerOutage"
    WHERE "partnerId" = ${partnerId}::uuid AND ("endedAt" IS NULL OR "endedAt" > ${startedAt}::timestamptz)`;
}
