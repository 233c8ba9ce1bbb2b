import type { LockedStep } from "../enrollment/lock.ts";
import { enqueue } from "../queue/enqueue.ts";
import { enrolAtPartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/**
 * States that we want the student enrolled at the step's partner, and enqueues the call. Asking anew after a refusal counts
 * as another attempt, which is another idempotency key and another reference; what is said of the former no longer counts.
 */
export async function requestEnrolment(
  tx: Tx,
  step: LockedStep,
  now: Date,
): Promise<void> {
  if (!step.partnerId) throw new Error(`step ${step.id} has no partner to ask`);
  const asked = {
    desiredState: "ENROLLED",
    observedState: "UNKNOWN",
    requestedAt: now,
    acceptedAt: null,
    externalId: null,
    lastError: null,
    failures: 0,
    retryAt: null,
    syncedAt: null,
  } as const;
  const { partnerEnrollment: before } = step;
  step.partnerEnrollment = before
    ? await tx.db.partnerEnrollment.update({
        where: { id: before.id },
        data: { ...asked, attempt: { increment: 1 } },
      })
    : await tx.db.partnerEnrollment.create({
        data: {
          ...asked,
          enrollmentStepId: step.id,
          partnerId: step.partnerId,
        },
      });
  const { id, attempt, partnerId } = step.partnerEnrollment;
  enqueue(
    tx,
    enrolAtPartner,
    { partnerEnrollmentId: id, attempt },
    { group: partnerId },
  );
}
