import type { Tx } from "../transaction.ts";
import { recordCertificateEvent } from "./certificate.events.ts";

const atOnce = 500;

type Expired = Parameters<typeof recordCertificateEvent>[2] & {
  expiresAt: Date;
};

/** Sets certificates whose time is over to expired, up to 500. Returns how many; several workers share them. */
export async function expireCertificates(tx: Tx, now: Date): Promise<number> {
  const expired = await tx.db.$queryRaw<Expired[]>`
    UPDATE "Certificate" SET state = 'EXPIRED'
    WHERE id IN (
      SELECT id FROM "Certificate" WHERE state = 'ACTIVE' AND "expiresAt" <= ${now}
      ORDER BY "expiresAt" LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
    RETURNING id, serial, "enrollmentId", "personId", "courseId", "expiresAt"`;
  for (const certificate of expired)
    recordCertificateEvent(tx, "certificate.expired", certificate, now, {
      occurredAt: certificate.expiresAt,
    });
  return expired.length;
}
