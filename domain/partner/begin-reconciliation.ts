import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { reconcilePartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

const wholeEveryHours = 24;
/** Clocks differ, and lists lag: what changed within so long before the last comparison is looked at again. */
const overlapHours = 1;

/**
 * Begins a comparison of our records with a partner's, or goes on with the one under way: one runs at a time. Asked for by a person it
 * looks at everything; by the clock at what changed there since the last one, and once a day at everything.
 */
export async function beginReconciliation(
  tx: Tx,
  { partnerId, whole }: { partnerId: string; whole: boolean },
  now: Date,
): Promise<{ kind: "begun"; reconciliationId: string } | Refusal> {
  const partner = await tx.db.partner.findUnique({
    where: { id: partnerId },
    include: { connection: { select: { partnerId: true } } },
  });
  if (!partner) return notFound("partnerId", "partner");
  if (!partner.connection)
    return refused(
      "partnerId",
      `${partner.name} has no connection yet. Set one up first.`,
    );
  const since = whole ? null : await changedSince(tx, partnerId, now);
  await tx.db.reconciliation.createMany({
    data: { partnerId, startedAt: now, since },
    skipDuplicates: true,
  });
  const { id } = await tx.db.reconciliation.findFirstOrThrow({
    where: { partnerId, finishedAt: null },
  });
  enqueue(
    tx,
    reconcilePartner,
    { partnerId },
    { key: partnerId, group: partnerId },
  );
  return { kind: "begun", reconciliationId: id };
}

async function changedSince(
  tx: Tx,
  partnerId: string,
  now: Date,
): Promise<Date | null> {
  const ended = { partnerId, finishedAt: { not: null }, error: null };
  const whole = await tx.db.reconciliation.findFirst({
    where: {
      ...ended,
      since: null,
      startedAt: { gt: hoursBefore(now, wholeEveryHours) },
    },
  });
  if (!whole) return null;
  const last = await tx.db.reconciliation.findFirstOrThrow({
    where: ended,
    orderBy: { startedAt: "desc" },
  });
  return hoursBefore(last.startedAt, overlapHours);
}

const hoursBefore = (time: Date, hours: number) =>
  new Date(time.getTime() - hours * 3_600_000);
