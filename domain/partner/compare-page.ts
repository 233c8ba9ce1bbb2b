import type { PartnerEnrollmentModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import {
  compare,
  type Comparison,
  type Difference,
  type Reported,
} from "./comparison.rules.ts";
import { noteDrifts } from "./note-drifts.ts";
import { readReference, referenceOf } from "./reference.ts";

export type Repair = Extract<Comparison, { kind: "repair" }>;

/**
 * Compares a page of what a partner reports, as asked at `askedAt`, with our records: in one read, however long it is. Differences
 * for a person are noted; what is to be repaired is given back, each for a transaction of its own. What changed here
 * after the page was asked for is left to the next comparison.
 */
export async function comparePage(
  tx: Tx,
  {
    partnerId,
    reported,
    askedAt,
  }: { partnerId: string; reported: readonly Reported[]; askedAt: Date },
  now: Date,
): Promise<{ repairs: Repair[]; drifted: number }> {
  const recordOf = await findRecords(tx, partnerId, reported);
  const isLeft = await findLeft(tx, partnerId, reported, askedAt);
  const repairs: Repair[] = [];
  const differences: Difference[] = [];
  const seen: string[] = [];
  for (const each of reported) {
    const record = recordOf(each);
    if (record) seen.push(record.id);
    if (!record && isLeft(each)) continue;
    const comparison = compare(each, record, now);
    if (comparison.kind === "repair") repairs.push(comparison);
    if (comparison.kind === "drift" && !(record && record.updatedAt >= askedAt))
      differences.push(comparison.difference);
  }
  await tx.db.partnerEnrollment.updateMany({
    where: { id: { in: seen }, observedState: "ENROLLED" },
    data: { syncedAt: now },
  });
  const drifted = await noteDrifts(tx, { partnerId, differences }, now);
  return { repairs, drifted };
}

/** By the partner's id, or by our reference where that is the current request's. */
async function findRecords(
  tx: Tx,
  partnerId: string,
  reported: readonly Reported[],
) {
  const named = reported.flatMap(({ reference }) => {
    const read = reference === null ? null : readReference(reference);
    return read ? [read.id] : [];
  });
  const records = await tx.db.partnerEnrollment.findMany({
    where: {
      partnerId,
      OR: [
        { externalId: { in: reported.map(({ externalId }) => externalId) } },
        { id: { in: named } },
      ],
    },
  });
  const byExternalId = new Map(
    records.map((record) => [record.externalId, record]),
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  return ({
    externalId,
    reference,
  }: Reported): PartnerEnrollmentModel | null => {
    const read = reference === null ? null : readReference(reference);
    const own = read && byId.get(read.id);
    return (
      byExternalId.get(externalId) ??
      (own?.attempt === read?.attempt ? (own ?? null) : null)
    );
  };
}

/**
 * Places that students left are no difference. Where the partner never confirmed one it goes by our reference, until the
 * partner was told: what it lists under that afterwards is a place that nobody knows of.
 */
async function findLeft(
  tx: Tx,
  partnerId: string,
  reported: readonly Reported[],
  askedAt: Date,
): Promise<(place: Reported) => boolean> {
  const left = await tx.db.partnerDeparture.findMany({
    where: {
      partnerId,
      OR: [
        { externalId: { in: reported.map(({ externalId }) => externalId) } },
        {
          externalId: null,
          reference: { in: reported.flatMap((each) => ourReference(each)) },
          OR: [{ toldAt: null }, { toldAt: { gte: askedAt } }],
        },
      ],
    },
    select: { externalId: true, reference: true },
  });
  const places = new Set(left.map(({ externalId }) => externalId));
  const unconfirmed = new Set(
    left.flatMap(({ externalId, reference }) =>
      externalId === null ? [reference] : [],
    ),
  );
  return (place) =>
    places.has(place.externalId) ||
    ourReference(place).some((reference) => unconfirmed.has(reference));
}

/** As we write it, where it is one of ours at all. */
function ourReference({ reference }: Reported): string[] {
  const read = reference === null ? null : readReference(reference);
  return read ? [referenceOf(read)] : [];
}
