import { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** An enrollment with all that its rules look at, locked until the transaction ends. */
export type LockedEnrollment = Prisma.EnrollmentGetPayload<{
  include: typeof whole;
}> & {
  /** It was suspended, or one of its partners was down, at some time since it began. */
  hadPauses: boolean;
};
export type LockedStep = LockedEnrollment["steps"][number];

const whole = {
  course: true,
  steps: {
    include: { partnerEnrollment: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.EnrollmentInclude;

/** Locks an enrollment, then reads it, so that what is decided is decided on what is true. Null where there is none. */
export const lockEnrollment = (
  tx: Tx,
  enrollmentId: string,
): Promise<LockedEnrollment | null> =>
  lockWhole(tx, Prisma.sql`${enrollmentId}::uuid`);

/** Locks the enrollment that a step belongs to. */
export async function lockEnrollmentOfStep(
  tx: Tx,
  stepId: string,
): Promise<{ enrollment: LockedEnrollment; step: LockedStep } | null> {
  const enrollment = await lockWhole(
    tx,
    Prisma.sql`(SELECT "enrollmentId" FROM "EnrollmentStep" WHERE id = ${stepId}::uuid)`,
  );
  const step = enrollment?.steps.find(({ id }) => id === stepId);
  return enrollment && step ? { enrollment, step } : null;
}

async function lockWhole(
  tx: Tx,
  id: Prisma.Sql,
): Promise<LockedEnrollment | null> {
  const [locked] = await tx.db.$queryRaw<{ id: string; hadPauses: boolean }[]>`
    SELECT e.id, EXISTS (SELECT FROM "EnrollmentPause" p WHERE p."enrollmentId" = e.id) OR EXISTS (
      SELECT FROM "EnrollmentStep" s JOIN "PartnerOutage" o ON o."partnerId" = s."partnerId"
      WHERE s."enrollmentId" = e.id AND (o."endedAt" IS NULL OR o."endedAt" > e."enrolledAt")) AS "hadPauses"
    FROM "Enrollment" e WHERE e.id = ${id} FOR UPDATE OF e`;
  if (!locked) return null;
  const enrollment = await tx.db.enrollment.findUnique({
    where: { id: locked.id },
    include: whole,
  });
  return enrollment && { ...enrollment, hadPauses: locked.hadPauses };
}
