import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** The partner could not be reached: the step goes on waiting for it, and an admin can see why. The job tries again. */
export async function recordUnavailable(
  tx: Tx,
  {
    partnerEnrollmentId,
    reason,
  }: { partnerEnrollmentId: string; reason: string },
  now: Date,
): Promise<void> {
  const before = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    include: { enrollmentStep: { include: { enrollment: true } } },
  });
  if (!before || before.lastError === reason) return;
  await tx.db.partnerEnrollment.update({
    where: { id: partnerEnrollmentId },
    data: { lastError: reason },
  });
  const { enrollmentStep: step } = before;
  recordEvent(tx, {
    type: "partner.unavailable",
    occurredAt: now,
    enrollmentId: step.enrollmentId,
    enrollmentStepId: step.id,
    personId: step.enrollment.personId,
    courseId: step.enrollment.courseId,
    reason,
  });
}
