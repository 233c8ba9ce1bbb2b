import type { Prisma } from "@throughline/prisma";

/** Appends, in order of time, the facts that led to the planned states: one for each change of a step or an enrollment. */
export async function fillLog(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorId", "actorName", reason, "personId", "courseId",
      "enrollmentId", "enrollmentStepId", payload)
    SELECT type, at, 'SYSTEM', NULL, 'Throughline', reason, person_id, course_id, enrollment_id, step_id, payload
    FROM (
      SELECT fact.type, fact.at, fact.turn, fact.reason, person_id, course_id, enrollment_id, id AS step_id,
        jsonb_build_object('courseStepId', course_step_id, 'position', position, 'label', label, 'title', title,
          'from', fact.was, 'to', fact.became) AS payload
      FROM bulk_step, LATERAL (VALUES
        ('step.opened', opened_at, 2, NULL, 'PENDING', 'PENDING'),
        ('step.started', started_at, 3, NULL, 'PENDING', 'IN_PROGRESS'),
        (CASE state WHEN 'COMPLETED' THEN 'step.completed' WHEN 'SKIPPED' THEN 'step.skipped' WHEN 'FAILED' THEN 'step.failed' END,
          settled_at, 0,
          CASE state WHEN 'SKIPPED' THEN 'Credit given for earlier training.'
            WHEN 'FAILED' THEN 'The partner refused the enrolment: the course is full.' END,
          CASE WHEN started_at IS NULL THEN 'PENDING' ELSE 'IN_PROGRESS' END, state::text)
      ) AS fact (type, at, turn, reason, was, became)
      WHERE fact.at IS NOT NULL
      UNION ALL
      SELECT fact.type, fact.at, fact.turn, NULL, b.person_id, b.course_id, b.enrollment_id, NULL, fact.payload
      FROM bulk_student b
      JOIN bulk_step first ON first.n = b.n AND first.rank = 1,
      LATERAL (VALUES
        ('enrollment.created', first.opened_at, 1, jsonb_build_object('attempt', 1)),
        ('enrollment.completed', CASE WHEN b.reached = b.steps THEN b.open_since END, 4, '{}'::jsonb),
        ('certificate.issued', CASE WHEN b.reached = b.steps THEN b.open_since END, 5, '{}'::jsonb)
      ) AS fact (type, at, turn, payload)
      WHERE fact.at IS NOT NULL
    ) facts
    ORDER BY at, turn`;
}
