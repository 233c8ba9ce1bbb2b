import { expiryAfter } from "@throughline/domain/certificate/certificate.rules";
import { issueCertificate } from "@throughline/domain/certificate/issue-certificate";
import { makeSerial } from "@throughline/domain/certificate/serial";
import { fullName } from "@throughline/domain/person/person.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { print, type PrintDesk } from "./print.ts";

/** Prints the certificate of a completed enrollment and issues it with its badge, once. */
export async function issueCertificateOf(
  desk: PrintDesk,
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
    expiresAt: expiryAfter(now, course.certificateValidMonths),
  };
  const printed = await print(desk, {
    ...stated,
    courseId: course.id,
    issuedAt: now,
    reissuedAt: null,
    person,
  });
  await transact(desk.store, { actor: theSystem }, (tx) =>
    issueCertificate(tx, { enrollmentId, ...stated, ...printed }, now),
  );
  return done;
}
