import { planSend } from "../message/plan-send.ts";
import { notFound, refused } from "../outcome.ts";
import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";
import { recordCertificateEvent } from "./certificate.events.ts";
import { decideCertificate } from "./certificate.rules.ts";
import { lockCertificate } from "./lock-certificate.ts";
import { printAnew } from "./print-anew.ts";
import type { CertificateOutcome } from "./revoke-certificate.ts";

export interface Reissue {
  certificateId: string;
  /** The name to print; the person's name as it is now where it is left out. */
  personName?: string | null;
  reason: string;
}

/**
 * Issues a certificate anew under its serial number after a change of name: the next revision, a new document and badge, the
 * old badge revoked. The student is told once. Refused where it says that name already.
 */
export async function reissueCertificate(
  tx: Tx,
  { certificateId, personName, reason }: Reissue,
  now: Date,
): Promise<CertificateOutcome> {
  const certificate = await lockCertificate(tx, certificateId);
  if (!certificate) return notFound("certificateId", "certificate");
  const decision = decideCertificate("reissue", certificate);
  if (decision.kind === "refused")
    return refused("certificateId", decision.reason);
  const {
    person,
    personName: from,
    personId,
    serial,
    courseTitle,
  } = certificate;
  const to = personName ?? fullName(person);
  if (to === from)
    return refused(
      "personName",
      `The certificate says “${to}” already. Change the person’s name first, or give the name to print.`,
    );

  const change = { personName: to, reissuedAt: now };
  const revision = await printAnew(tx, certificate, change, now);
  recordCertificateEvent(tx, "certificate.reissued", certificate, now, {
    reason,
    payload: { revision, from, to },
  });
  await planSend(
    tx,
    {
      personId,
      purpose: "certificateReissued",
      occurrence: `${certificateId}:${revision}`,
      payload: { serial, courseTitle, personName: to },
    },
    now,
  );
  return { kind: "changed", certificateId };
}
