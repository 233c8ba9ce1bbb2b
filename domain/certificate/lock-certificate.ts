import type { Prisma } from "@throughline/prisma";
import { lockEnrollment } from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";

/** A certificate with all that its rules look at, locked until the transaction ends. */
export type LockedCertificate = Prisma.CertificateGetPayload<{
  include: typeof whole;
}>;

const whole = {
  enrollment: { select: { state: true } },
  course: { select: { certificateValidMonths: true } },
  person: true,
} satisfies Prisma.CertificateInclude;

/** Locks the enrollment that a certificate is of, as issuing does, then reads it. Null where there is none. */
export async function lockCertificate(
  tx: Tx,
  certificateId: string,
): Promise<LockedCertificate | null> {
  const where = { id: certificateId };
  const found = await tx.db.certificate.findUnique({
    where,
    select: { enrollmentId: true },
  });
  if (!found) return null;
  await lockEnrollment(tx, found.enrollmentId);
  return tx.db.certificate.findUnique({ where, include: whole });
}
