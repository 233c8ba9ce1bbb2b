import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import type { Refusal } from "../outcome.ts";
import { notFound, refused } from "../outcome.ts";
import {
  addTallies,
  tallyOfEnrollment,
  tallyOfStep,
} from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";
import { carryOn } from "./carry-on.ts";
import { recordEnrollmentEvent } from "./enrollment.events.ts";
import { generateEnrollmentSteps } from "./generate-enrollment-steps.ts";
import { lockEnrollment } from "./lock.ts";

export interface EnrollInput {
  personId: string;
  courseId: string;
  /** Take the course once more after an attempt that has ended. */
  again?: boolean;
  /** It is paid for: what was sold is given although the course is not on offer any more. */
  isPaid?: boolean;
}

export type EnrollOutcome =
  | { kind: "enrolled"; enrollmentId: string }
  | { kind: "alreadyEnrolled"; enrollmentId: string }
  | Refusal;

/**
 * Enrolls a person in a published course, or in one that is paid for: copies its steps, grants the right to book its classes and opens the first. A repeat
 * finds the enrollment that is there. One attempt of a course is open at a time (`enrollment_one_open_attempt`).
 */
export async function enroll(
  tx: Tx,
  { personId, courseId, again = false, isPaid = false }: EnrollInput,
  now: Date,
): Promise<EnrollOutcome> {
  if (!(await lockPerson(tx, personId))) return notFound("personId", "person");
  const course = await tx.db.course.findUnique({
    where: { id: courseId },
    include: { steps: { where: { retiredAt: null } } },
  });
  if (!course) return notFound("courseId", "course");
  if (course.state !== "PUBLISHED" && !isPaid)
    return refused(
      "courseId",
      `The course ${course.code} is not published, so nobody can enroll in it.`,
    );
  if (!course.steps.some((step) => step.required))
    return refused(
      "courseId",
      `The course ${course.code} has no required step yet. Add one first.`,
    );

  const last = await tx.db.enrollment.findFirst({
    where: { personId, courseId },
    orderBy: { attempt: "desc" },
  });
  if (last && !(again && hasEnded(last.state)))
    return { kind: "alreadyEnrolled", enrollmentId: last.id };

  const { id } = await tx.db.enrollment.create({
    data: {
      personId,
      courseId,
      attempt: (last?.attempt ?? 0) + 1,
      state: "ACTIVE",
      enrolledAt: now,
    },
  });
  await generateEnrollmentSteps(tx, id, course.steps);
  if (course.steps.some(({ kind }) => kind === "SESSION"))
    await grantStepBookings(tx, { enrollmentId: id }, now);
  const enrollment = await lockEnrollment(tx, id);
  if (!enrollment)
    throw new Error(`enrollment ${id} vanished in its own transaction`);
  recordEnrollmentEvent(tx, "enrollment.created", enrollment, now, {
    payload: { attempt: enrollment.attempt },
    tally: addTallies(
      tallyOfEnrollment(enrollment),
      ...enrollment.steps.map((step) => tallyOfStep(step, true)),
    ),
  });
  await carryOn(tx, enrollment, now);
  return { kind: "enrolled", enrollmentId: id };
}

async function lockPerson(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Person" WHERE id = ${personId}::uuid AND "mergedIntoId" IS NULL FOR NO KEY UPDATE`;
  return rows.length > 0;
}

const hasEnded = (state: string) =>
  state === "COMPLETED" || state === "CANCELED" || state === "REFUNDED";
