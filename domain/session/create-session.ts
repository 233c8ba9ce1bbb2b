import { isRefusal, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { attachOptions } from "./attach-option.ts";
import { findInstructor } from "./find-instructor.ts";
import { lockOptions } from "./refuse-clash.ts";
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
  /** The browser's key: a repeated click finds what was planned. */
  requestKey?: string | null;
}

/**
 * Plans one class, by the wall clock of its zone; not at the time of another option of the course with the same instructor or room.
 * The same request key changes nothing the second time.
 */
export async function createSession(
  tx: Tx,
  {
    startsLocal,
    instructorId,
    courseStepIds,
    requestKey: asked,
    ...wanted
  }: NewSession,
  now: Date,
): Promise<{ kind: "created" | "unchanged"; sessionId: string } | Refusal> {
  const instructor = await findInstructor(tx, instructorId);
  if (isRefusal(instructor)) return instructor;
  const { startsAt } = readWallClock(startsLocal, wanted.timeZone);
  const objection = objectionToTime(startsAt, now);
  if (objection) return refused("startsLocal", objection);
  const requestKey = requestKeyOfStaff(tx, asked);
  await lockOptions(tx);
  const [session] = await tx.db.session.createManyAndReturn({
    data: [{ ...wanted, ...instructor, startsAt, requestKey }],
    skipDuplicates: true,
  });
  if (!session) return { kind: "unchanged", ...(await before(tx, requestKey)) };
  const sessionIds = [session.id];
  const attached = await attachOptions(
    tx,
    { sessionIds, courseStepIds },
    "startsLocal",
    now,
  );
  if (isRefusal(attached)) return attached;
  recordSessionEvent(tx, "session.created", session, now);
  return { kind: "created", sessionId: session.id };
}

/** The browser's key as it is stored: what one of the staff sent says nothing to another's. Null where there is none. */
export const requestKeyOfStaff = (
  { actor }: Tx,
  requestKey: string | null | undefined,
): string | null =>
  requestKey ? `${actor.id ?? actor.name}:${requestKey}` : null;

async function before(tx: Tx, requestKey: string | null) {
  const { id: sessionId } = await tx.db.session.findUniqueOrThrow({
    where: { requestKey: requestKey ?? "" },
    select: { id: true },
  });
  return { sessionId };
}
