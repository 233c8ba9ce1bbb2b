import { lockEnrollment } from "../enrollment/lock.ts";
import { recordEnrollmentEvent } from "../enrollment/enrollment.events.ts";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";
import type { SignedBadge } from "./store-print.ts";

export interface CertificateDraft {
  enrollmentId: string;
  serial: string;
  personName: string;
  courseTitle: string;
  /** Null: it holds for ever. */
  expiresAt: Date | null;
  pdf: Uint8Array<ArrayBuffer>;
  badge: SignedBadge;
}

/**
 * Issues the certificate of a completed enrollment with its document and its badge, once: a second worker that finishes at
 * the same time finds it issued (`certificate_once_per_enrollment`), and an enrollment that was reopened meanwhile gets none.
 */
export async function issueCertificate(
  tx: Tx,
  { enrollmentId, pdf, badge, ...stated }: CertificateDraft,
  now: Date,
): Promise<
  | { kind: "issued"; certificateId: string }
  | { kind: "alreadyIssued" | "notCompleted" }
> {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (enrollment?.state !== "COMPLETED") return { kind: "notCompleted" };
  const { personId, courseId } = enrollment;
  if (await tx.db.certificate.findUnique({ where: { enrollmentId } }))
    return { kind: "alreadyIssued" };

  const { serial, courseTitle } = stated;
  const certificate = await tx.db.certificate.create({
    data: {
      ...stated,
      enrollmentId,
      personId,
      courseId,
      issuedAt: now,
      document: { create: { pdf } },
      credentials: { create: { ...badge, revision: 1, issuedAt: now } },
    },
  });
  recordEnrollmentEvent(tx, "certificate.issued", enrollment, now, {
    payload: { certificateId: certificate.id, serial },
  });
  await planSend(
    tx,
    {
      personId,
      purpose: "courseCompleted",
      occurrence: certificate.id,
      payload: {
        enrollmentId,
        certificateId: certificate.id,
        serial,
        courseTitle,
      },
    },
    now,
  );
  return { kind: "issued", certificateId: certificate.id };
}
