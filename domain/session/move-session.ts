import type { SessionModel } from "@throughline/prisma";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { readLockedSession } from "./read-locked-session.ts";
import { lockOptions, refuseClash } from "./refuse-clash.ts";
import { refuseOvertaken, type BuiltOn } from "./refuse-overtaken.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToChange, objectionToTime } from "./session.rules.ts";
import { shortenOffers } from "./shorten-offers.ts";
import { tellOfMove } from "./tell-of-move.ts";
import { readWallClock } from "./wall-clock.ts";

interface SessionMove extends BuiltOn {
  sessionId: string;
  /** On the wall clock of its zone, as `2026-03-28T18:00`. */
  startsLocal: string;
  timeZone: string;
  minutes: number;
  /** Left out, it stays where it is held; null takes the room away. */
  room?: string | null;
}

/**
 * Puts a class at another time or place. Everybody who booked it, is offered a seat or waits for one is told once; where the
 * time is another one, who booked it may leave without losing anything until the class begins, and no offer outlasts the new close
 * of booking. Refused once its roll has marks, where another option of its course needs the same instructor or room at that time, and
 * where the class was changed since the state on which the move builds.
 */
export async function moveSession(
  tx: Tx,
  { sessionId, startsLocal, timeZone, minutes, ...wanted }: SessionMove,
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; sessionId: string } | Refusal> {
  await lockOptions(tx);
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const { startsAt } = readWallClock(startsLocal, timeZone);
  const room = wanted.room === undefined ? session.room : wanted.room;
  const after = { startsAt, timeZone, minutes, room };
  const moves = startsAt.getTime() !== session.startsAt.getTime();
  if (!moves && isAsBefore(session, after))
    return { kind: "unchanged", sessionId };
  const overtaken = refuseOvertaken(session, wanted);
  if (overtaken) return overtaken;
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
  const offersShortened = await shortenOffers(tx, moved, now);
  recordSessionEvent(tx, "session.moved", moved, now, {
    payload: { before, minutes, room, offersShortened },
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
