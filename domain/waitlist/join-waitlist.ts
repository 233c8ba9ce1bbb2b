import { decideJoining } from "../booking/booking.rules.ts";
import { lockSession } from "../booking/lock-session.ts";
import { readFacts } from "../booking/read-facts.ts";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordWaitlistEvent } from "./waitlist.events.ts";

export interface JoinInput {
  personId: string;
  sessionId: string;
  /** The step that the class would be taken for; null where a credit would pay. */
  enrollmentStepId: string | null;
  /** A credit may pay where the step's own right is used up. */
  withCredit?: boolean;
  /** The staff put a student in line, also outside the booking window. */
  byStaff?: boolean;
}

/**
 * Puts a person in line for a seat in a full class, if all but the seat allows booking it. Who waits already stays in the same
 * place (`waitlist_once`); the staff lift the booking window for them too.
 */
export async function joinWaitlist(
  tx: Tx,
  input: JoinInput,
  now: Date,
): Promise<{ kind: "joined" | "unchanged"; entryId: string } | Refusal> {
  const { personId, sessionId, enrollmentStepId } = input;
  const { withCredit = false, byStaff = false } = input;
  const place = enrollmentStepId
    ? await lockEnrollmentOfStep(tx, enrollmentStepId)
    : null;
  if (enrollmentStepId && place?.enrollment.personId !== personId)
    return notFound("enrollmentStepId", "step");
  const session = await lockSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const before = await tx.db.waitlistEntry.findFirst({
    where: { sessionId, personId, state: { in: ["WAITING", "OFFERED"] } },
  });
  if (before) {
    if (byStaff) await liftWindow(tx, before);
    return { kind: "unchanged", entryId: before.id };
  }

  const wish = {
    personId,
    session,
    place,
    withCredit,
    byStaff,
    acceptOverlap: true,
  };
  const { facts } = await readFacts(tx, wish, now);
  const decision = decideJoining(facts, now);
  if (decision.kind === "refused")
    return refused(decision.field, decision.reason);
  const entry = await tx.db.waitlistEntry.create({
    data: {
      ...{ sessionId, personId, enrollmentStepId, withCredit, byStaff },
      joinedAt: now,
    },
  });
  recordWaitlistEvent(tx, "waitlist.joined", entry, now, {
    title: session.title,
  });
  return { kind: "joined", entryId: entry.id };
}

const liftWindow = (tx: Tx, { id }: { id: string }) =>
  tx.db.waitlistEntry.update({ where: { id }, data: { byStaff: true } });
