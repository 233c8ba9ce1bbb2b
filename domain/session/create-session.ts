import { isRefusal, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { attachOptions } from "./attach-option.ts";
import { findInstructor } from "./find-instructor.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToTime, type SessionFacts } from "./session.rules.ts";
import { readWallClock } from "./wall-clock.ts";

export interface NewSession extends SessionFacts {
  /** On the wall clock of its zone, as `2026-03-28T18:00`. */
  startsLocal: string;
  timeZone: string;
  minutes: number;
  /** The steps that it is an option of. */
  courseStepIds: readonly string[];
}

/** Plans one class, by the wall clock of its zone. */
export async function createSession(
  tx: Tx,
  { startsLocal, instructorId, courseStepIds, ...wanted }: NewSession,
  now: Date,
): Promise<{ kind: "created"; sessionId: string } | Refusal> {
  const instructor = await findInstructor(tx, instructorId);
  if (isRefusal(instructor)) return instructor;
  const { startsAt } = readWallClock(startsLocal, wanted.timeZone);
  const objection = objectionToTime(startsAt, now);
  if (objection) return refused("startsLocal", objection);
  const session = await tx.db.session.create({
    data: { ...wanted, ...instructor, startsAt },
  });
  const attached = await attachOptions(tx, [session.id], courseStepIds);
  if (isRefusal(attached)) return attached;
  recordSessionEvent(tx, "session.created", session, now);
  return { kind: "created", sessionId: session.id };
}
