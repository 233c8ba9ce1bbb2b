import type { Tally } from "@throughline/domain/pipeline/tally";
import type { Database } from "@throughline/prisma";

/** Everything that the tallies count, counted from the rows themselves (failures from the log). What is zero is left out. */
export async function countEverything(
  db: Pick<Database, "$queryRaw">,
): Promise<Tally> {
  const rows = await db.$queryRaw<
    { scope: string; measure: string; total: bigint }[]
  >`
    WITH step AS (
      SELECT s.*, e.state NOT IN ('CANCELED', 'REFUNDED') AS counted FROM "EnrollmentStep" s JOIN "Enrollment" e ON e.id = s."enrollmentId"
    ), took AS (
      SELECT "courseStepId"::text AS scope, "tookSeconds", "onTime" FROM step WHERE "tookSeconds" IS NOT NULL
      UNION ALL
      SELECT "partnerId" || '/' || to_char("settledAt" AT TIME ZONE 'UTC', 'YYYY-MM'), "tookSeconds", "onTime"
      FROM step WHERE "tookSeconds" IS NOT NULL AND "partnerId" IS NOT NULL
    ), cohort AS (
      SELECT *, "courseId" || '/' || to_char("enrolledAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS scope FROM "Enrollment"
    ), outcome AS (
      SELECT "partnerId" || '/' || to_char("settledAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS scope, 'COMPLETED' AS measure
      FROM step WHERE state = 'COMPLETED' AND "partnerId" IS NOT NULL
      UNION ALL
      SELECT s."partnerId" || '/' || to_char(d."occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM'), 'FAILED'
      FROM "DomainEvent" d JOIN step s ON s.id = d."enrollmentStepId" WHERE d.type = 'step.failed'
    )
    SELECT scope, measure, count(*) AS total FROM (
      SELECT "courseStepId"::text AS scope, CASE WHEN state <> 'PENDING' THEN state::text WHEN "openedAt" IS NULL THEN 'AHEAD' ELSE 'WAITING' END AS measure
        FROM step WHERE counted
      UNION ALL SELECT "courseStepId"::text, 'AT_RISK' FROM step WHERE counted AND "atRiskAt" IS NOT NULL
      UNION ALL SELECT "courseStepId"::text, 'BREACHED' FROM step WHERE counted AND "breachedAt" IS NOT NULL
      UNION ALL SELECT "courseStepId"::text, 'STUCK' FROM step WHERE counted AND "stuckAt" IS NOT NULL
      UNION ALL SELECT "courseStepId"::text, 'DROPPED' FROM step WHERE "droppedAt" IS NOT NULL
      UNION ALL SELECT scope, 'DURATION:' || CASE WHEN "tookSeconds" < 60 THEN 0
        ELSE least(floor(ln("tookSeconds"::float8 / 60) / ln(1.15::float8))::int + 1, 96) END FROM took
      UNION ALL SELECT scope, 'ON_TIME' FROM took WHERE "onTime"
      UNION ALL SELECT scope, measure FROM outcome
      UNION ALL SELECT scope, 'SETTLED' FROM outcome
      UNION ALL SELECT "courseId"::text, 'ENROLLED' FROM cohort
      UNION ALL SELECT "courseId"::text, state::text FROM cohort
      UNION ALL SELECT "courseId"::text, 'DROPPED' FROM cohort WHERE state IN ('CANCELED', 'REFUNDED')
      UNION ALL SELECT scope, 'ENROLLED' FROM cohort
      UNION ALL SELECT scope, 'COMPLETED' FROM cohort WHERE state = 'COMPLETED'
      UNION ALL SELECT scope, 'DROPPED' FROM cohort WHERE state IN ('CANCELED', 'REFUNDED')
    ) counted GROUP BY 1, 2
    UNION ALL
    SELECT scope, 'SECONDS', sum("tookSeconds") FROM took GROUP BY 1`;
  const tally: Tally = {};
  for (const { scope, measure, total } of rows)
    if (total !== 0n) (tally[scope] ??= {})[measure] = Number(total);
  return tally;
}
