import { reinstateCertificate } from "../certificate/reinstate-certificate.ts";
import { enqueue } from "../queue/enqueue.ts";
import { issueCertificate } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { recordEnrollmentEvent } from "./enrollment.events.ts";
import type { LockedEnrollment } from "./lock.ts";

/** The last required step is settled: the enrollment is completed, and its certificate is issued or reinstated. */
export async function completeEnrollment(
  tx: Tx,
  enrollment: LockedEnrollment,
  now: Date,
): Promise<void> {
  await tx.db.enrollment.update({
    where: { id: enrollment.id },
    data: { state: "COMPLETED", completedAt: now },
  });
  enrollment.state = "COMPLETED";
  recordEnrollmentEvent(tx, "enrollment.completed", enrollment, now);
  if (await reinstateCertificate(tx, enrollment, now)) return;
  enqueue(tx, issueCertificate, { enrollmentId: enrollment.id });
}
