import { z } from "zod";
import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { movedAffairsSchema, moveAffairsBack } from "./move-affairs.ts";

/**
 * Takes a merge back: what it moved returns to the record that it came from, with what grew on it since; all else that came
 * after the merge stays with the kept record. Repeating it changes nothing.
 */
export async function unmergePeople(
  tx: Tx,
  { mergeId, reason }: { mergeId: string; reason: string },
  now: Date,
): Promise<{ kind: "unmerged" | "unchanged"; personId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "PersonMerge" WHERE id = ${mergeId}::uuid FOR UPDATE`;
  const merge = await tx.db.personMerge.findUnique({ where: { id: mergeId } });
  if (!merge) return notFound("mergeId", "merge");
  const { keptId, mergedId } = merge;
  if (merge.undoneAt) return { kind: "unchanged", personId: mergedId };
  const kept = await lockPerson(tx, keptId);
  if (!kept || kept.mergedIntoId)
    return refused(
      "mergeId",
      "The kept record was merged into another meanwhile. Take that back first.",
    );

  await moveBack(tx, {
    keptId,
    mergedId,
    moved: movedSchema.parse(merge.moved),
  });
  await tx.db.person.update({
    where: { id: mergedId },
    data: { mergedIntoId: null },
  });
  await tx.db.personMerge.update({
    where: { id: mergeId },
    data: { undoneAt: now },
  });
  for (const personId of [keptId, mergedId])
    recordEvent(tx, {
      type: "person.unmerged",
      occurredAt: now,
      personId,
      reason,
      payload: { mergeId, keptId, mergedId },
    });
  return { kind: "unmerged", personId: mergedId };
}

/** Written by the merge; read again as what it is. */
const movedSchema = z.object({
  emails: z.array(z.object({ id: z.string(), wasPrimary: z.boolean() })),
  enrollments: z.array(z.object({ id: z.string(), attempt: z.int() })),
  certificates: z.array(z.string()),
  sendIntents: z.array(z.string()),
  interventions: z.array(z.string()),
  /** Of a merge from before there was anything to buy: none. */
  affairs: movedAffairsSchema.optional(),
  userId: z.string().nullable(),
});

async function lockPerson(tx: Tx, id: string) {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Person" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.db.person.findUnique({ where: { id } });
}

async function moveBack(
  tx: Tx,
  {
    keptId,
    mergedId,
    moved,
  }: { keptId: string; mergedId: string; moved: z.infer<typeof movedSchema> },
): Promise<void> {
  const personId = mergedId;
  const still = { personId: keptId };
  for (const { id, wasPrimary } of moved.emails)
    await tx.db.emailAddress.updateMany({
      where: { id, ...still },
      data: { personId, isPrimary: wasPrimary },
    });
  for (const { id, attempt } of moved.enrollments)
    await tx.db.enrollment.updateMany({
      where: { id, ...still },
      data: { personId, attempt },
    });
  const enrollmentId = { in: moved.enrollments.map(({ id }) => id) };
  const of = (ids: string[]) => ({
    where: { OR: [{ id: { in: ids } }, { enrollmentId }], ...still },
    data: { personId },
  });
  await tx.db.certificate.updateMany(of(moved.certificates));
  await tx.db.intervention.updateMany(of(moved.interventions));
  if (moved.affairs)
    await moveAffairsBack(tx, moved.affairs, {
      from: keptId,
      to: mergedId,
      enrollmentIds: enrollmentId.in,
    });
  await tx.db.$executeRaw`
    UPDATE "SendIntent" SET "personId" = ${mergedId}::uuid, "dedupeKey" = replace("dedupeKey", ${keptId}, ${mergedId})
    WHERE id = ANY (${moved.sendIntents}::uuid[]) AND "personId" = ${keptId}::uuid`;
  if (moved.userId)
    await tx.db
      .$queryRaw`SELECT move_login(${moved.userId}::uuid, ${mergedId}::uuid)::text`;
}
