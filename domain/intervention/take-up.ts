import type { InterventionModel } from "@throughline/prisma";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import type { Subject } from "./subject.ts";

/** An intervention, locked until the transaction ends, with what its facts are recorded under. */
interface TakenUp {
  kind: "takenUp";
  intervention: InterventionModel;
}

/**
 * The open intervention of a subject, locked; begun here where nobody worked on it yet (`intervention_one_open` lets only one
 * of several beginners in, and the others find it).
 */
export async function takeUp(
  tx: Tx,
  { subject, subjectId }: Subject,
  now: Date,
): Promise<TakenUp | Refusal> {
  const concerned = await whomItConcerns[subject](tx, subjectId);
  if (!concerned) return notFound("key", "item");
  await tx.db.intervention.createMany({
    data: [{ subject, subjectId, openedAt: now, updatedAt: now, ...concerned }],
    skipDuplicates: true,
  });
  const { id } = await tx.db.intervention.findFirstOrThrow({
    where: { subject, subjectId, state: { not: "RESOLVED" } },
    select: { id: true },
  });
  const intervention = await lockIntervention(tx, id);
  return intervention
    ? { kind: "takenUp", intervention }
    : notFound("key", "item");
}

/** Locks an intervention, then reads it. Null where there is none. */
export async function lockIntervention(
  tx: Tx,
  id: string,
): Promise<InterventionModel | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Intervention" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.db.intervention.findUnique({ where: { id } });
}

interface Concerned {
  enrollmentId: string | null;
  personId: string | null;
}

const nobody: Concerned = { enrollmentId: null, personId: null };

/** Whose enrollment a subject is about; null where there is no such subject. */
const whomItConcerns: Record<
  Subject["subject"],
  (tx: Tx, id: string) => Promise<Concerned | null>
> = {
  async STEP(tx, id) {
    const step = await tx.db.enrollmentStep.findUnique({
      where: { id },
      select: { enrollment: { select: { id: true, personId: true } } },
    });
    return step && asConcerned(step.enrollment);
  },
  async MESSAGE(tx, id) {
    const message = await tx.db.inboundMessage.findUnique({
      where: { id },
      select: { id: true },
    });
    return message && nobody;
  },
  async DELIVERY(tx, id) {
    const delivery = await tx.db.delivery.findUnique({
      where: { id },
      select: { sendIntent: { select: { personId: true } } },
    });
    return (
      delivery && { enrollmentId: null, personId: delivery.sendIntent.personId }
    );
  },
  async DRIFT(tx, id) {
    const drift = await tx.db.partnerDrift.findUnique({
      where: { id },
      select: {
        partnerEnrollment: {
          select: {
            enrollmentStep: {
              select: { enrollment: { select: { id: true, personId: true } } },
            },
          },
        },
      },
    });
    if (!drift) return null;
    const { partnerEnrollment: place } = drift;
    return place ? asConcerned(place.enrollmentStep.enrollment) : nobody;
  },
};

const asConcerned = ({ id, personId }: { id: string; personId: string }) => ({
  enrollmentId: id,
  personId,
});
