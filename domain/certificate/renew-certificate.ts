import { notFound, refused } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordCertificateEvent } from "./certificate.events.ts";
import { decideCertificate, renewedExpiry } from "./certificate.rules.ts";
import { lockCertificate } from "./lock-certificate.ts";
import { printAnew } from "./print-anew.ts";
import type { CertificateOutcome } from "./revoke-certificate.ts";

export interface Renewal {
  certificateId: string;
  /** How much longer it holds; as long as the course's certificates do where it is left out. */
  months?: number | null;
  reason: string;
}

/** Lets a certificate hold for longer, as its next revision, with a new document and badge. Refused where it never expires. */
export async function renewCertificate(
  tx: Tx,
  { certificateId, months, reason }: Renewal,
  now: Date,
): Promise<CertificateOutcome> {
  const certificate = await lockCertificate(tx, certificateId);
  if (!certificate) return notFound("certificateId", "certificate");
  const decision = decideCertificate("renew", certificate);
  if (decision.kind === "refused")
    return refused("certificateId", decision.reason);
  const { expiresAt: from, course } = certificate;
  const longer = months ?? course.certificateValidMonths;
  if (!from || !longer)
    return refused(
      "months",
      "The course does not say how long its certificates hold. Give a number of months.",
    );

  const to = renewedExpiry({ expiresAt: from }, longer, now);
  const change = { state: "ACTIVE", expiresAt: to } as const;
  const revision = await printAnew(tx, certificate, change, now);
  recordCertificateEvent(tx, "certificate.renewed", certificate, now, {
    reason,
    payload: { revision, from: from.toISOString(), to: to.toISOString() },
  });
  return { kind: "changed", certificateId };
}
