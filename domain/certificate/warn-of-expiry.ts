import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";
import { warnDaysBefore } from "./certificate.rules.ts";

const atOnce = 200;

interface Expiring {
  id: string;
  personId: string;
  serial: string;
  courseTitle: string;
  expiresAt: Date;
  occurrence: string;
}

/**
 * Tells students whose certificate ends within 30 days, once for each end, up to 200 of them; a renewed one is another end.
 * Who has no e-mail address is passed over. Returns how many were told.
 */
export async function warnOfExpiry(tx: Tx, now: Date): Promise<number> {
  const until = new Date(now.getTime() + warnDaysBefore * 86_400_000);
  const expiring = await tx.db.$queryRaw<Expiring[]>`
    WITH ending AS (
      SELECT c.id, c."personId", c.serial, c."courseTitle", c."expiresAt",
        c.id || ':' || extract(epoch FROM c."expiresAt")::bigint AS occurrence
      FROM "Certificate" c
      WHERE c.state = 'ACTIVE' AND c."expiresAt" > ${now} AND c."expiresAt" <= ${until})
    SELECT e.* FROM ending e
    WHERE EXISTS (SELECT FROM "EmailAddress" a WHERE a."personId" = e."personId" AND a."isPrimary")
      AND NOT EXISTS (SELECT FROM "SendIntent" s WHERE s."dedupeKey" = e."personId" || ':certificateExpiring:' || e.occurrence)
    ORDER BY e."expiresAt", e.id LIMIT ${atOnce}`;
  for (const {
    personId,
    occurrence,
    serial,
    courseTitle,
    expiresAt,
  } of expiring)
    await planSend(
      tx,
      {
        personId,
        purpose: "certificateExpiring",
        occurrence,
        payload: { serial, courseTitle, expiresAt: expiresAt.toISOString() },
      },
      now,
    );
  return expiring.length;
}
