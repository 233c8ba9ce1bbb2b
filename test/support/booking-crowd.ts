import { grantStepBookingsOfAll } from "@throughline/domain/entitlement/grant-step-bookings";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { monday } from "./journey.ts";

/** A student of a crowd, with the step that each of them may book. */
export interface CrowdMember {
  personId: string;
  stepId: string;
}

/**
 * Enrolls so many people in a course of one class step, by a few statements instead of by the command: the step is open, the right to
 * book it is granted, and nothing is in the event log.
 */
export async function makeCrowd(
  store: Store,
  { courseId, count }: { courseId: string; count: number },
): Promise<CrowdMember[]> {
  const { database } = store;
  const members = await database.$queryRaw<
    (CrowdMember & { enrollmentId: string })[]
  >`
    WITH person AS (
      INSERT INTO "Person" (id, "givenName", "familyName", "updatedAt")
      SELECT gen_random_uuid(), 'Student', n::text, ${monday} FROM generate_series(1, ${count}::int) n RETURNING id
    ), email AS (
      INSERT INTO "EmailAddress" (id, "personId", address, "isPrimary")
      SELECT gen_random_uuid(), id, id || '@crowd.example', true FROM person
    ), enrollment AS (
      INSERT INTO "Enrollment" (id, "personId", "courseId", attempt, state, "enrolledAt", "updatedAt")
      SELECT gen_random_uuid(), id, ${courseId}::uuid, 1, 'ACTIVE', ${monday}, ${monday} FROM person RETURNING id, "personId"
    ), step AS (
      INSERT INTO "EnrollmentStep" (id, "enrollmentId", "courseStepId", position, label, title, kind, required, "expectedDays", "openedAt", "updatedAt")
      SELECT gen_random_uuid(), e.id, s.id, s.position, s.label, s.title, s.kind, s.required, s."expectedDays", ${monday}, ${monday}
      FROM enrollment e, "CourseStep" s WHERE s."courseId" = ${courseId}::uuid AND s.position = 1 RETURNING id, "enrollmentId"
    )
    SELECT e."personId", e.id AS "enrollmentId", s.id AS "stepId" FROM enrollment e JOIN step s ON s."enrollmentId" = e.id`;
  const ids = members.map(({ enrollmentId }) => enrollmentId);
  await transact(store, { actor: theSystem }, (tx) =>
    grantStepBookingsOfAll(tx, ids, monday),
  );
  return members;
}
