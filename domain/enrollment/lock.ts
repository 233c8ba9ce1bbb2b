import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** An enrollment with all that its rules look at, locked until the transaction ends. */
export type LockedEnrollment = Prisma.EnrollmentGetPayload<{
  include: typeof whole;
}>;
export type LockedStep = LockedEnrollment["steps"][number];

const whole = {
  course: true,
  steps: {
    include: { partnerEnrollment: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.EnrollmentInclude;

/** Locks an enrollment, then reads it, so that what is decided is decided on what is true. Null where there is none. */
export async function lockEnrollment(
  tx: Tx,
  enrollmentId: string,
): Promise<LockedEnrollment | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Enrollment" WHERE id = ${enrollmentId}::uuid FOR UPDATE`;
  return tx.db.enrollment.findUnique({
    where: { id: enrollmentId },
    include: whole,
  });
}

/** Locks the enrollment that a step belongs to. */
export async function lockEnrollmentOfStep(
  tx: Tx,
  stepId: string,
): Promise<{ enrollment: LockedEnrollment; step: LockedStep } | null> {
  const found = await tx.db.enrollmentStep.findUnique({
    where: { id: stepId },
    select: { enrollmentId: true },
  });
  const enrollment = found && (await lockEnrollment(tx, found.enrollmentId));
  const step = enrollment?.steps.find(({ id }) => id === stepId);
  return enrollment && step ? { enrollment, step } : null;
}
