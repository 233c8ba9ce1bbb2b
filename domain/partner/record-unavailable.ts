import { recordEvent } from "../event/record.ts";
import { lockAwaited } from "./lock-awaited.ts";
import type { Tx } from "../transaction.ts";

/** The partner could not be reached: the step goes on waiting for it, and an admin can see why. The job tries again. */
export async function recordUnavailable(
  tx: Tx,
  {
    partnerEnrollmentId,
    attempt,
    reason,
  }: { partnerEnrollmentId: string; attempt: number; reason: string },
  now: Date,
): Promise<void> {
  const record = await lockAwaited(tx, partnerEnrollmentId, attempt);
  if (!record || record.lastError === reason) return;
  const { enrollmentStep: step } = await tx.db.partnerEnrollment.update({
    where: { id: partnerEnrollmentId },
    data: { lastError: reason },
    include: { enrollmentStep: { include: { enrollment: true } } },
  });
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
