import type { LockedEnrollment } from "../enrollment/lock.ts";
import { notFound, refused } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordCertificateEvent } from "./certificate.events.ts";
import {
  decideCertificate,
  expiryAfter,
  standingOf,
} from "./certificate.rules.ts";
import { lockCertificate } from "./lock-certificate.ts";
import { printAnew } from "./print-anew.ts";
import type { CertificateOutcome } from "./revoke-certificate.ts";

/**
 * An admin's decision: a revoked certificate holds again, until when it did before. A revoked badge is revoked for good, so it
 * gets a new one. Refused while the course is not completed.
 */
export async function reinstateCertificateByHand(
  tx: Tx,
  { certificateId, reason }: { certificateId: string; reason: string },
  now: Date,
): Promise<CertificateOutcome> {
  const certificate = await lockCertificate(tx, certificateId);
  if (!certificate) return notFound("certificateId", "certificate");
  const decision = decideCertificate("reinstate", certificate);
  if (decision.kind === "refused")
    return refused("certificateId", decision.reason);
  if (decision.kind === "unchanged")
    return { kind: "unchanged", certificateId };
  if (certificate.enrollment.state !== "COMPLETED")
    return refused(
      "certificateId",
      "The course is not completed. The certificate holds again by itself once it is.",
    );
  const { expiresAt } = certificate;
  const state = standingOf({ state: "ACTIVE", expiresAt }, now);
  await printAnew(tx, certificate, { state, revokedAt: null }, now);
  recordCertificateEvent(tx, "certificate.reinstated", certificate, now, {
    reason,
  });
  return { kind: "changed", certificateId };
}

/**
 * An enrollment that completes anew keeps its one certificate: the revoked one holds again, and its time begins anew. False
 * where it has none.
 */
export async function reinstateCertificate(
  tx: Tx,
  enrollment: LockedEnrollment,
  now: Date,
): Promise<boolean> {
  const certificate = await tx.db.certificate.findUnique({
    where: { enrollmentId: enrollment.id },
  });
  if (certificate?.state !== "REVOKED") return false;
  const months = enrollment.course.certificateValidMonths;
  const change = {
    state: "ACTIVE",
    revokedAt: null,
    expiresAt: expiryAfter(now, months),
  } as const;
  await printAnew(tx, certificate, change, now);
  recordCertificateEvent(tx, "certificate.reinstated", certificate, now);
  return true;
}
