import { failStep } from "../enrollment/fail-step.ts";
import { enqueue } from "../queue/enqueue.ts";
import { enrolAtPartner, withdrawAtPartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { lockAwaited } from "./lock-awaited.ts";
import { mostFailures } from "./retry.rules.ts";

interface Request {
  partnerEnrollmentId: string;
  attempt: number;
}

/**
 * A request that failed too often, while the partner answers others: the step fails with the reason, and the job that made it
 * goes to the dead letters, from where it can be taken up again as it was.
 */
export async function giveUpEnrolment(
  tx: Tx,
  { partnerEnrollmentId, attempt, reason }: Request & { reason: string },
  now: Date,
): Promise<void> {
  const record = await lockAwaited(tx, partnerEnrollmentId, attempt);
  if (!record) return;
  await tx.db.partnerEnrollment.update({
    where: { id: record.id },
    data: {
      observedState: "REFUSED",
      lastError: reason,
      failures: mostFailures,
      retryAt: null,
    },
  });
  await failStep(tx, { stepId: record.enrollmentStepId, reason }, now);
  enqueue(
    tx,
    enrolAtPartner,
    { partnerEnrollmentId, attempt },
    { group: record.partnerId },
  );
}

/** A withdrawal that failed too often goes to the dead letters likewise; the reason is kept for an admin. */
export async function giveUpWithdrawal(
  tx: Tx,
  {
    partnerEnrollmentId,
    reason,
  }: Omit<Request, "attempt"> & { reason: string },
): Promise<void> {
  const { partnerId } = await tx.db.partnerEnrollment.update({
    where: { id: partnerEnrollmentId },
    data: { lastError: reason, failures: mostFailures, retryAt: null },
  });
  enqueue(tx, withdrawAtPartner, { partnerEnrollmentId }, { group: partnerId });
}

/** The job of a request that was given up is with the dead letters now; whoever takes it up again begins anew. */
export async function layDown(
  tx: Tx,
  { partnerEnrollmentId }: Pick<Request, "partnerEnrollmentId">,
): Promise<void> {
  await tx.db.partnerEnrollment.update({
    where: { id: partnerEnrollmentId },
    data: { failures: 0 },
  });
}
