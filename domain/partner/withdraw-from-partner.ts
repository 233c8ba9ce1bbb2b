import type { LockedStep } from "../enrollment/lock.ts";
import { enqueue } from "../queue/enqueue.ts";
import { withdrawAtPartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** States that the student will not come, and tells the partner where it was ever asked. */
export async function withdrawFromPartner(
  tx: Tx,
  step: LockedStep,
): Promise<void> {
  const record = step.partnerEnrollment;
  if (!record || record.desiredState === "WITHDRAWN") return;
  step.partnerEnrollment = await tx.db.partnerEnrollment.update({
    where: { id: record.id },
    data: {
      desiredState: "WITHDRAWN",
      lastError: null,
      failures: 0,
      retryAt: null,
    },
  });
  enqueue(
    tx,
    withdrawAtPartner,
    { partnerEnrollmentId: record.id },
    { group: record.partnerId },
  );
}
