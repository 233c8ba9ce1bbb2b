import type { LockedEnrollment } from "../enrollment/lock.ts";
import { recordEnrollmentEvent } from "../enrollment/enrollment.events.ts";
import type { Tx } from "../transaction.ts";

/** The certificate no longer holds: its public page says so. Nothing happens where none is active. */
export async function revokeCertificate(
  tx: Tx,
  enrollment: LockedEnrollment,
  reason: string,
  now: Date,
): Promise<void> {
  const { count } = await tx.db.certificate.updateMany({
    where: { enrollmentId: enrollment.id, state: "ACTIVE" },
    data: { state: "REVOKED", revokedAt: now },
  });
  if (count > 0)
    recordEnrollmentEvent(tx, "certificate.revoked", enrollment, now, {
      reason,
    });
}
