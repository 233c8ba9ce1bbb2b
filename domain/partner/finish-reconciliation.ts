import type { ReconciliationModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { noteDrifts } from "./note-drifts.ts";

/** A list from which more is missing than this says more about the list. */
const missingAtMost = 500;

/**
 * Ends a comparison. Where everything was looked at, places that the partner did not list are noted as missing there, and
 * differences that were not found again are settled. An error says why it ended early.
 */
export async function finishReconciliation(
  tx: Tx,
  {
    reconciliationId,
    error,
  }: { reconciliationId: string; error: string | null },
  now: Date,
): Promise<void> {
  const comparison = await tx.db.reconciliation.findUniqueOrThrow({
    where: { id: reconciliationId },
  });
  const isWhole = comparison.since === null && error === null;
  const missing = isWhole ? await noteMissing(tx, comparison, now) : 0;
  if (isWhole) await settleGone(tx, comparison, now);
  const ended = await tx.db.reconciliation.update({
    where: { id: reconciliationId },
    data: {
      finishedAt: now,
      error,
      resumeAt: null,
      drifted: { increment: missing },
    },
  });
  const { partnerId, pages, compared, repaired, drifted } = ended;
  if (repaired + drifted === 0 && error === null) return;
  recordEvent(tx, {
    type: "partner.reconciled",
    occurredAt: now,
    reason: error,
    payload: {
      partnerId,
      reconciliationId,
      pages,
      compared,
      repaired,
      drifted,
    },
  });
}

async function noteMissing(
  tx: Tx,
  { partnerId, startedAt }: ReconciliationModel,
  now: Date,
): Promise<number> {
  const unlisted = await tx.db.partnerEnrollment.findMany({
    where: {
      partnerId,
      desiredState: "ENROLLED",
      observedState: "ENROLLED",
      acceptedAt: { lt: startedAt },
      externalId: { not: null },
      OR: [{ syncedAt: null }, { syncedAt: { lt: startedAt } }],
    },
    select: { id: true, externalId: true },
    orderBy: { id: "asc" },
    take: missingAtMost,
  });
  const differences = unlisted.map(({ id, externalId }) => ({
    kind: "MISSING_THERE" as const,
    subject: externalId ?? id,
    partnerEnrollmentId: id,
    ours: "Enrolled.",
    theirs: "It is not in the partner's list.",
  }));
  return noteDrifts(tx, { partnerId, differences }, now);
}

async function settleGone(
  tx: Tx,
  { partnerId, startedAt }: ReconciliationModel,
  now: Date,
) {
  const gone = await tx.db.partnerDrift.findMany({
    where: { partnerId, settledAt: null, lastSeenAt: { lt: startedAt } },
  });
  await tx.db.partnerDrift.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { settledAt: now },
  });
  for (const { id, kind, subject } of gone)
    recordEvent(tx, {
      type: "partner.driftSettled",
      occurredAt: now,
      reason: "The difference is gone.",
      payload: { partnerId, driftId: id, kind, subject },
    });
}
