import type { SessionModel } from "@throughline/prisma";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { readLockedSession } from "./read-locked-session.ts";
import { lockOptions, refuseClash } from "./refuse-clash.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToChange, objectionToTime } from "./session.rules.ts";
import { tellOfMove } from "./tell-of-move.ts";
import { readWallClock } from "./wall-clock.ts";

interface SessionMove {
  sessionId: string;
  /** On the wall clock of its zone, as `2026-03-28T18:00`. */
  startsLocal: string;
  timeZone: string;
  minutes: number;
  room: string | null;
}

/**
 * Puts a class at another time or place. Everybody who booked it, is offered a seat or waits for one is told once; where the
 * time is another one, who booked it may leave without losing anything until the class begins. Refused once its roll has marks, and
 * where another option of its course needs the same instructor or room at that time.
 */
export async function moveSession(
  tx: Tx,
  { sessionId, startsLocal, timeZone, minutes, room }: SessionMove,
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; sessionId: string } | Refusal> {
  await lockOptions(tx);
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const { startsAt } = readWallClock(startsLocal, timeZone);
  const after = { startsAt, timeZone, minutes, room };
  const moves = startsAt.getTime() !== session.startsAt.getTime();
  if (!moves && isAsBefore(session, after))
    return { kind: "unchanged", sessionId };
  if ((await tx.db.attendance.count({ where: { booking: { sessionId } } })) > 0)
    return refused(
      "sessionId",
      "The roll has marks already. Take the marks back first.",
    );
  const badTime = moves && objectionToTime(startsAt, now);
  if (badTime) return refused("startsLocal", badTime);

  const changesTime = moves || minutes !== session.minutes;
  const moved = await tx.db.session.update({
    where: { id: sessionId },
    data: {
      ...after,
      revision: { increment: 1 },
      ...(changesTime && { freeLeaveUntil: startsAt }),
    },
  });
  const clash = await refuseClash(tx, [sessionId], "startsLocal", now);
  if (clash) return clash;
  const before = {
    startsAt: session.startsAt.toISOString(),
    timeZone: session.timeZone,
    minutes: session.minutes,
    room: session.room,
  };
  recordSessionEvent(tx, "session.moved", moved, now, {
    payload: { before, minutes, room },
  });
  const change = changesTime ? "TIME" : "PLACE";
  await tellOfMove(tx, { before: session, after: moved, change }, now);
  return { kind: "moved", sessionId };
}

const isAsBefore = (
  before: SessionModel,
  after: Pick<SessionModel, "timeZone" | "minutes" | "room">,
) =>
  before.timeZone === after.timeZone &&
  before.minutes === after.minutes &&
  before.room === after.room;
