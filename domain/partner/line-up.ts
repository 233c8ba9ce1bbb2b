import { enqueue } from "../queue/enqueue.ts";
import { drainPartner, reconcilePartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/**
 * Enqueues what goes on at the partners by now: a drain where a partner is to be tried again, or requests wait whose time has come
 * and calls may be made; a comparison that broke off. However often and by however many workers this is asked, one of
 * each runs for a partner. Returns how many.
 */
export async function lineUp(tx: Tx, now: Date): Promise<number> {
  const drains = await tx.db.$queryRaw<{ partnerId: string }[]>`
    SELECT p.id AS "partnerId" FROM "Partner" p LEFT JOIN "PartnerCircuit" c ON c."partnerId" = p.id
    WHERE (c."notBefore" IS NULL OR c."notBefore" <= ${now}::timestamptz)
      AND (c.state <> 'CLOSED' OR (
        EXISTS (SELECT FROM "PartnerEnrollment" pe WHERE pe."partnerId" = p.id AND pe."retryAt" <= ${now}::timestamptz)
        AND (c."minuteStart" IS NULL OR c."minuteStart" <= ${now}::timestamptz - interval '1 minute' OR c."minuteCalls" + 1 <
          coalesce((SELECT pc."callsPerMinute" FROM "PartnerConnection" pc WHERE pc."partnerId" = p.id), 60))))`;
  for (const { partnerId } of drains)
    enqueue(
      tx,
      drainPartner,
      { partnerId },
      { key: partnerId, group: partnerId },
    );

  const brokenOff = await tx.db.reconciliation.findMany({
    where: {
      finishedAt: null,
      OR: [{ resumeAt: null }, { resumeAt: { lte: now } }],
    },
    select: { partnerId: true },
  });
  for (const { partnerId } of brokenOff)
    enqueue(
      tx,
      reconcilePartner,
      { partnerId },
      { key: partnerId, group: partnerId },
    );
  return drains.length + brokenOff.length;
}
