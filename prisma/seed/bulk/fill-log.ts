import type { Prisma } from "@throughline/prisma";

/**
 * Appends, in order of time, the facts that led to the planned states: one for each change of a step or an enrollment, each
 * with what it adds to the counts.
 */
export async function fillLog(tx: Prisma.TransactionClient): Promise<void> {
  await nameCounts(tx);
  await tx.$executeRaw`
    INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorId", "actorName", reason, "personId", "courseId",
      "enrollmentId", "enrollmentStepId", payload, tally)
    SELECT type, at, 'SYSTEM', NULL, 'Throughline', reason, person_id, course_id, enrollment_id, step_id, payload, tally
    FROM (
      SELECT fact.type, fact.at, fact.turn, fact.reason, person_id, course_id, enrollment_id, id AS step_id,
        jsonb_build_object('courseStepId', course_step_id, 'position', position, 'label', label, 'title', title,
          'from', fact.was, 'to', fact.became) AS payload,
        fact.tally
      FROM bulk_step, LATERAL (VALUES
        ('step.opened', opened_at, 2, NULL, 'PENDING', 'PENDING',
          jsonb_build_object(course_step_id, '{"AHEAD": -1, "WAITING": 1}'::jsonb)),
        ('step.started', started_at, 3, NULL, 'PENDING', 'IN_PROGRESS',
          jsonb_build_object(course_step_id, '{"WAITING": -1, "IN_PROGRESS": 1}'::jsonb)),
        (CASE state WHEN 'COMPLETED' THEN 'step.completed' WHEN 'SKIPPED' THEN 'step.skipped' WHEN 'FAILED' THEN 'step.failed' END,
          settled_at, 0,
          CASE state WHEN 'SKIPPED' THEN 'Credit given for earlier training.'
            WHEN 'FAILED' THEN 'The partner refused the enrolment: the course is full.' END,
          CASE WHEN started_at IS NULL THEN 'PENDING' ELSE 'IN_PROGRESS' END, state::text,
          pg_temp.tally_of_settling(course_step_id, partner_id, started_at IS NOT NULL, state::text, settled_at, took, expected_days))
      ) AS fact (type, at, turn, reason, was, became, tally)
      WHERE fact.at IS NOT NULL
      UNION ALL
      SELECT fact.type, fact.at, fact.turn, NULL, b.person_id, b.course_id, b.enrollment_id, NULL, fact.payload, fact.tally
      FROM bulk_student b
      JOIN bulk_step first ON first.n = b.n AND first.rank = 1
      JOIN (SELECT "courseId", jsonb_object_agg(id, '{"AHEAD": 1}'::jsonb) AS ahead FROM "CourseStep" GROUP BY 1) c
        ON c."courseId" = b.course_id,
      LATERAL (VALUES
        ('enrollment.created', first.opened_at, 1, jsonb_build_object('attempt', 1), c.ahead || jsonb_build_object(
          b.course_id, '{"ENROLLED": 1, "ACTIVE": 1}'::jsonb, pg_temp.month_scope(b.course_id, first.opened_at), '{"ENROLLED": 1}'::jsonb)),
        ('enrollment.completed', CASE WHEN b.reached = b.steps THEN b.open_since END, 4, '{}'::jsonb, jsonb_build_object(
          b.course_id, '{"ACTIVE": -1, "COMPLETED": 1}'::jsonb, pg_temp.month_scope(b.course_id, first.opened_at), '{"COMPLETED": 1}'::jsonb)),
        ('certificate.issued', CASE WHEN b.reached = b.steps THEN b.open_since END, 5, '{}'::jsonb, NULL)
      ) AS fact (type, at, turn, payload, tally)
      WHERE fact.at IS NOT NULL
    ) facts
    ORDER BY at, turn`;
}

/** The scopes and measures of `domain/pipeline/tally.ts` in SQL; the scenario test of the bulk seed holds them together. */
async function nameCounts(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`
    CREATE OR REPLACE FUNCTION pg_temp.month_scope(uuid, timestamptz) RETURNS text LANGUAGE sql STABLE AS
      $$ SELECT $1 || '/' || to_char($2 AT TIME ZONE 'UTC', 'YYYY-MM') $$`;
  await tx.$executeRaw`
    CREATE OR REPLACE FUNCTION pg_temp.tally_of_settling(
      step uuid, partner uuid, had_started boolean, state text, at timestamptz, took int, expected_days int
    ) RETURNS jsonb LANGUAGE sql STABLE AS $$
      SELECT jsonb_build_object(step, jsonb_build_object(CASE WHEN had_started THEN 'IN_PROGRESS' ELSE 'WAITING' END, -1, state, 1) || observed)
        || CASE WHEN partner IS NOT NULL AND state IN ('COMPLETED', 'FAILED')
          THEN jsonb_build_object(pg_temp.month_scope(partner, at), jsonb_build_object('SETTLED', 1, state, 1) || observed) ELSE '{}' END
      FROM (SELECT CASE WHEN took IS NULL THEN '{}' ELSE
        jsonb_build_object('SECONDS', took, 'DURATION:' ||
          CASE WHEN took < 60 THEN 0 ELSE least(floor(ln(took / 60.0::float8) / ln(1.15::float8))::int + 1, 96) END, 1)
        || CASE WHEN took <= expected_days * 86400 THEN '{"ON_TIME": 1}'::jsonb ELSE '{}' END END AS observed) o
    $$`;
}
