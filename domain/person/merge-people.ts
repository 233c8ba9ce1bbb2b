import type { Database, Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { planMerge, type MergeFacts, type MergePlan } from "./merge.rules.ts";
import { moveAffairs, type MovedAffairs } from "./move-affairs.ts";
import { fullName } from "./person.rules.ts";

export interface MergeInput {
  /** The record that stays. */
  keptId: string;
  /** The record that turns out to be the same human. */
  mergedId: string;
  reason: string;
}

/** What a merge moved, by ids, and what it overwrote, so that it can be taken back. */
export interface Moved {
  emails: { id: string; wasPrimary: boolean }[];
  enrollments: { id: string; attempt: number }[];
  certificates: string[];
  sendIntents: string[];
  interventions: string[];
  affairs: MovedAffairs;
  userId: string | null;
}

/** What would move, before anybody decides: nothing is written. Null where one of the two is not there. */
export async function previewMerge(
  db: Reader,
  { keptId, mergedId }: Omit<MergeInput, "reason">,
): Promise<(MergePlan & { kept: MergePerson; merged: MergePerson }) | null> {
  const [kept, merged] = await Promise.all([
    readPerson(db, keptId),
    readPerson(db, mergedId),
  ]);
  if (!kept || !merged) return null;
  return { ...planMerge(factsOf(kept), factsOf(merged)), kept, merged };
}

/**
 * Two records become one person: addresses, enrollments, purchases, bookings, certificates, messages and the login go over to the
 * one that is kept, and a second login leads to it from now on. Nothing is lost, and {@link unmergePeople} takes it back. Repeating
 * it changes nothing.
 */
export async function mergePeople(
  tx: Tx,
  { keptId, mergedId, reason }: MergeInput,
  now: Date,
): Promise<
  { kind: "merged" | "unchanged"; personId: string; mergeId: string } | Refusal
> {
  await lockBoth(tx, keptId, mergedId);
  const plan = await previewMerge(tx.db, { keptId, mergedId });
  if (!plan) return notFound("mergedId", "person");
  const before = await findMerge(tx, keptId, mergedId);
  if (before)
    return { kind: "unchanged", personId: keptId, mergeId: before.id };
  const [obstacle] = plan.obstacles;
  if (obstacle) return refused("mergedId", obstacle);

  const moved = await moveEverything(tx, plan);
  await tx.db.person.update({
    where: { id: mergedId },
    data: { mergedIntoId: keptId },
  });
  const merge = await tx.db.personMerge.create({
    data: {
      keptId,
      mergedId,
      reason,
      mergedAt: now,
      mergedByName: tx.actor.name,
      moved: moved as unknown as Prisma.InputJsonObject,
    },
  });
  const payload = {
    mergeId: merge.id,
    keptId,
    mergedId,
    mergedName: fullName(plan.merged),
    enrollments: moved.enrollments.map(({ id }) => id),
  };
  for (const personId of [keptId, mergedId])
    recordEvent(tx, {
      type: "person.merged",
      occurredAt: now,
      personId,
      reason,
      payload,
    });
  return { kind: "merged", personId: keptId, mergeId: merge.id };
}

type Reader = Pick<Database, "person">;

const whole = {
  user: { select: { id: true, role: true, email: true } },
  emails: { orderBy: { createdAt: "asc" } },
  enrollments: {
    include: { course: { select: { title: true } } },
    orderBy: { enrolledAt: "asc" },
  },
  certificates: { select: { id: true, serial: true } },
  sendIntents: { select: { id: true, dedupeKey: true } },
  interventions: { select: { id: true } },
  bookings: {
    where: { state: { in: ["HELD", "BOOKED"] } },
    select: { session: { select: { id: true, title: true } } },
  },
  waitlistEntries: {
    where: { state: { in: ["WAITING", "OFFERED"] } },
    select: { session: { select: { id: true, title: true } } },
  },
  payoutAccount: { select: { id: true } },
} satisfies Prisma.PersonInclude;

/** A person with all that a merge moves. */
export type MergePerson = Prisma.PersonGetPayload<{ include: typeof whole }>;

const readPerson = (db: Reader, id: string) =>
  db.person.findUnique({ where: { id }, include: whole });

const factsOf = ({
  enrollments,
  bookings,
  waitlistEntries,
  payoutAccount,
  ...person
}: MergePerson): MergeFacts => ({
  ...person,
  classes: [...bookings, ...waitlistEntries].map(({ session }) => session),
  hasPayoutAccount: payoutAccount !== null,
  enrollments: enrollments.map(({ course, ...enrollment }) => ({
    ...enrollment,
    courseTitle: course.title,
  })),
});

/** In the order of their ids, so that two merges of the same pair take turns. */
async function lockBoth(tx: Tx, ...ids: string[]) {
  await tx.db.$queryRaw`
    SELECT id FROM "Person" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

const findMerge = (tx: Tx, keptId: string, mergedId: string) =>
  tx.db.personMerge.findFirst({ where: { keptId, mergedId, undoneAt: null } });

async function moveEverything(
  tx: Tx,
  {
    kept,
    merged,
    attempts,
    login,
  }: MergePlan & { kept: MergePerson; merged: MergePerson },
): Promise<Moved> {
  const personId = kept.id;
  const hasPrimary = kept.emails.some(({ isPrimary }) => isPrimary);
  const emails = merged.emails.map(({ id, isPrimary }) => ({
    id,
    wasPrimary: isPrimary,
  }));
  for (const { id, wasPrimary } of emails)
    await tx.db.emailAddress.update({
      where: { id },
      data: { personId, isPrimary: wasPrimary && !hasPrimary },
    });
  for (const { enrollmentId, to } of attempts)
    await tx.db.enrollment.update({
      where: { id: enrollmentId },
      data: { personId, attempt: to },
    });
  const certificates = merged.certificates.map(({ id }) => id);
  const interventions = merged.interventions.map(({ id }) => id);
  const of = (ids: string[]) => ({
    where: { id: { in: ids } },
    data: { personId },
  });
  await tx.db.certificate.updateMany(of(certificates));
  await tx.db.intervention.updateMany(of(interventions));
  const sendIntents = await moveIntents(tx, kept, merged);
  const affairs = await moveAffairs(tx, { from: merged.id, to: personId });
  const userId = login === "moves" ? (merged.user?.id ?? null) : null;
  if (userId)
    await tx.db
      .$queryRaw`SELECT move_login(${userId}::uuid, ${personId}::uuid)::text`;
  return {
    emails,
    enrollments: attempts.map(({ enrollmentId, from }) => ({
      id: enrollmentId,
      attempt: from,
    })),
    certificates,
    sendIntents,
    interventions,
    affairs,
    userId,
  };
}

/** What was said to one record was said to the person: its keys go over too, but those that the kept one has itself. */
async function moveIntents(tx: Tx, kept: MergePerson, merged: MergePerson) {
  const taken = new Set(kept.sendIntents.map(({ dedupeKey }) => dedupeKey));
  const moved = merged.sendIntents.filter(
    ({ dedupeKey }) => !taken.has(dedupeKey.replace(merged.id, kept.id)),
  );
  const ids = moved.map(({ id }) => id);
  await tx.db.$executeRaw`
    UPDATE "SendIntent" SET "personId" = ${kept.id}::uuid, "dedupeKey" = replace("dedupeKey", ${merged.id}, ${kept.id})
    WHERE id = ANY (${ids}::uuid[])`;
  return ids;
}
