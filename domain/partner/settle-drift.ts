import { recordEvent } from "../event/record.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** An admin lets a difference be, and says why. It is raised again only when either side says something else. */
export async function settleDrift(
  tx: Tx,
  { driftId, reason }: { driftId: string; reason: string },
  now: Date,
): Promise<{ kind: "settled" | "unchanged"; driftId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "PartnerDrift" WHERE id = ${driftId}::uuid FOR UPDATE`;
  const drift = await tx.db.partnerDrift.findUnique({ where: { id: driftId } });
  if (!drift) return notFound("driftId", "difference");
  if (drift.settledAt) return { kind: "unchanged", driftId };
  await tx.db.partnerDrift.update({
    where: { id: driftId },
    data: { settledAt: now, settledReason: reason },
  });
  const { partnerId, kind, subject } = drift;
  recordEvent(tx, {
    type: "partner.driftSettled",
    occurredAt: now,
    reason,
    payload: { partnerId, driftId, kind, subject },
  });
  return { kind: "settled", driftId };
}
