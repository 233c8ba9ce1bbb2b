import { failStep } from "../enrollment/fail-step.ts";
import { lockAwaited } from "./lock-awaited.ts";
import type { Tx } from "../transaction.ts";

/** The partner will not take the student: the step fails and waits for an admin, with the reason. */
export async function recordRefusal(
  tx: Tx,
  {
    partnerEnrollmentId,
    attempt,
    reason,
  }: { partnerEnrollmentId: string; attempt: number; reason: string },
  now: Date,
): Promise<{ kind: "recorded" | "outdated" }> {
  const record = await lockAwaited(tx, partnerEnrollmentId, attempt);
  if (!record) return { kind: "outdated" };
  await tx.db.partnerEnrollment.update({
    where: { id: record.id },
    data: {
      observedState: "REFUSED",
      lastError: reason,
      failures: 0,
      retryAt: null,
      // The partner does not know the student.
      syncedAt: null,
    },
  });
  await failStep(tx, { stepId: record.enrollmentStepId, reason }, now);
  return { kind: "recorded" };
}
