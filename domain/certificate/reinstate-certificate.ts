import type { LockedEnrollment } from "../enrollment/lock.ts";
import { recordEnrollmentEvent } from "../enrollment/enrollment.events.ts";
import type { Tx } from "../transaction.ts";

/** An enrollment that completes anew keeps its one certificate: the revoked one holds again. False where it has none. */
export async function reinstateCertificate(
  tx: Tx,
  enrollment: LockedEnrollment,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.db.certificate.updateMany({
    where: { enrollmentId: enrollment.id, state: "REVOKED" },
    data: { state: "ACTIVE", revokedAt: null },
  });
  if (count > 0)
    recordEnrollmentEvent(tx, "certificate.reinstated", enrollment, now);
  return count > 0;
}
