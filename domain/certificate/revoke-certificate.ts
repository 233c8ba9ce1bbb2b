import type { LockedEnrollment } from "../enrollment/lock.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordCertificateEvent } from "./certificate.events.ts";
import { decideCertificate } from "./certificate.rules.ts";
import { lockCertificate } from "./lock-certificate.ts";
import { revokeCredentials } from "./revoke-credentials.ts";

/** What a command on a certificate came to. */
export type CertificateOutcome =
  { kind: "changed" | "unchanged"; certificateId: string } | Refusal;

/** An admin's decision: the certificate no longer holds, and neither does its badge. Asking twice changes nothing. */
export async function revokeCertificateByHand(
  tx: Tx,
  { certificateId, reason }: { certificateId: string; reason: string },
  now: Date,
): Promise<CertificateOutcome> {
  const certificate = await lockCertificate(tx, certificateId);
  if (!certificate) return notFound("certificateId", "certificate");
  const decision = decideCertificate("revoke", certificate);
  if (decision.kind === "refused")
    return refused("certificateId", decision.reason);
  if (decision.kind === "go") await revoke(tx, certificate, reason, now);
  const kind = decision.kind === "go" ? "changed" : "unchanged";
  return { kind, certificateId };
}

/** What reopening a completed enrollment means for its certificate. Nothing happens where none holds. */
export async function revokeCertificate(
  tx: Tx,
  enrollment: LockedEnrollment,
  reason: string,
  now: Date,
): Promise<void> {
  const certificate = await tx.db.certificate.findUnique({
    where: { enrollmentId: enrollment.id },
  });
  if (certificate && certificate.state !== "REVOKED")
    await revoke(tx, certificate, reason, now);
}

type Revocable = Parameters<typeof recordCertificateEvent>[2];

async function revoke(
  tx: Tx,
  certificate: Revocable,
  reason: string,
  now: Date,
) {
  await tx.db.certificate.update({
    where: { id: certificate.id },
    data: { state: "REVOKED", revokedAt: now },
  });
  await revokeCredentials(tx, certificate.id, now);
  recordCertificateEvent(tx, "certificate.revoked", certificate, now, {
    reason,
  });
}
