import { revokeCertificate } from "../certificate/revoke-certificate.ts";
import type { Tx } from "../transaction.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import { moveEnrollment } from "./move-enrollment.ts";

/** A required step of a completed enrollment is open again: the enrollment goes on, and its certificate is revoked. */
export async function takeBackCompletion(
  tx: Tx,
  enrollment: LockedEnrollment,
  reopened: LockedStep,
  reason: string,
  now: Date,
): Promise<void> {
  if (enrollment.state !== "COMPLETED" || !reopened.required) return;
  await moveEnrollment(tx, enrollment, "ACTIVE", "enrollment.reopened", now, {
    reason,
  });
  await revokeCertificate(tx, enrollment, reason, now);
}
