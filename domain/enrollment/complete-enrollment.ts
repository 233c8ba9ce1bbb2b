import { reinstateCertificate } from "../certificate/reinstate-certificate.ts";
import { enqueue } from "../queue/enqueue.ts";
import { issueCertificate } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import type { LockedEnrollment } from "./lock.ts";
import { moveEnrollment } from "./move-enrollment.ts";

/** The last required step is settled: the enrollment is completed, and its certificate is issued or reinstated. */
export async function completeEnrollment(
  tx: Tx,
  enrollment: LockedEnrollment,
  now: Date,
): Promise<void> {
  await moveEnrollment(
    tx,
    enrollment,
    "COMPLETED",
    "enrollment.completed",
    now,
  );
  if (await reinstateCertificate(tx, enrollment, now)) return;
  enqueue(tx, issueCertificate, { enrollmentId: enrollment.id });
}
