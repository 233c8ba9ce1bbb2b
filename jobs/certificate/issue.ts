import { issueCertificate } from "@throughline/domain/certificate/issue-certificate";
import { makeSerial } from "@throughline/domain/certificate/serial";
import { fullName } from "@throughline/domain/person/person.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import { renderCertificatePdf } from "@throughline/integrations/certificate/pdf";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Prints the certificate of a completed enrollment and issues it, once. */
export async function issueCertificateOf(
  desk: Desk,
  { enrollmentId }: { enrollmentId: string },
): Promise<JobOutcome> {
  const enrollment = await desk.store.database.enrollment.findUnique({
    where: { id: enrollmentId },
    include: { person: true, course: true, certificate: true },
  });
  if (enrollment?.state !== "COMPLETED" || enrollment.certificate) return done;

  const now = desk.now();
  const { person, course } = enrollment;
  const stated = {
    personName: fullName(person),
    courseTitle: course.title,
    serial: makeSerial(desk.randomBytes),
  };
  const { name: schoolName, signatory, portalUrl } = desk.school;
  const pdf = await renderCertificatePdf({
    ...stated,
    schoolName,
    signatory: { name: signatory, title: schoolName },
    issuedAt: now,
    timeZone: person.timeZone,
    locale: person.locale,
    verifyUrl: `${portalUrl}/verify/${stated.serial}`,
  });
  await transact(desk.store, { actor: theSystem }, (tx) =>
    issueCertificate(
      tx,
      { enrollmentId, ...stated, pdf: new Uint8Array(pdf) },
      now,
    ),
  );
  return done;
}
