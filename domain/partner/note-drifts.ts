import type { PartnerDriftModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import type { Difference } from "./comparison.rules.ts";

/**
 * Notes differences that were found: new ones are recorded, those that stand open are seen again, and those that a person let be, and
 * that are still the same, are left alone. Returns how many are new.
 */
export async function noteDrifts(
  tx: Tx,
  {
    partnerId,
    differences,
  }: { partnerId: string; differences: readonly Difference[] },
  now: Date,
): Promise<number> {
  if (differences.length === 0) return 0;
  const known = await tx.db.partnerDrift.findMany({
    where: {
      partnerId,
      subject: { in: differences.map(({ subject }) => subject) },
      OR: [{ settledAt: null }, { settledReason: { not: null } }],
    },
  });
  const unnoted = differences.filter(
    (difference) => !known.some((drift) => isNoted(drift, difference)),
  );
  const open = known.filter(
    (drift) =>
      drift.settledAt === null &&
      differences.some((difference) => isSame(drift, difference)),
  );
  await tx.db.partnerDrift.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { lastSeenAt: now },
  });
  await tx.db.partnerDrift.createMany({
    data: unnoted.map((difference) => ({
      ...difference,
      partnerId,
      foundAt: now,
      lastSeenAt: now,
    })),
    skipDuplicates: true,
  });
  for (const { partnerEnrollmentId, ...difference } of unnoted)
    recordEvent(tx, {
      type: "partner.drifted",
      occurredAt: now,
      reason: `${difference.ours} The partner says: ${difference.theirs}`,
      payload: { partnerId, partnerEnrollmentId, ...difference },
    });
  return unnoted.length;
}

const isSame = (drift: PartnerDriftModel, { kind, subject }: Difference) =>
  drift.kind === kind && drift.subject === subject;

/** One that was let be counts as noted for as long as both sides say the same. */
const isNoted = (drift: PartnerDriftModel, difference: Difference) =>
  isSame(drift, difference) &&
  (drift.settledAt === null ||
    (drift.ours === difference.ours && drift.theirs === difference.theirs));
