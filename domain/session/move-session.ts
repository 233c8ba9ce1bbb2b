import type { SessionModel } from "@throughline/prisma";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";
import { readLockedSession } from "./read-locked-session.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToChange, objectionToTime } from "./session.rules.ts";
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
 * Puts a class at another time or place. Everybody who booked it is told once and, where the time is another one, may leave
 * without losing anything until the class begins.
 */
export async function moveSession(
  tx: Tx,
  { sessionId, startsLocal, timeZone, minutes, room }: SessionMove,
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; sessionId: string } | Refusal> {
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const { startsAt } = readWallClock(startsLocal, timeZone);
  const after = { startsAt, timeZone, minutes, room };
  const moves = startsAt.getTime() !== session.startsAt.getTime();
  if (!moves && isAsBefore(session, after))
    return { kind: "unchanged", sessionId };
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
  const before = {
    startsAt: session.startsAt.toISOString(),
    timeZone: session.timeZone,
    minutes: session.minutes,
    room: session.room,
  };
  recordSessionEvent(tx, "session.moved", moved, now, {
    payload: { before, minutes, room },
  });
  await tellAttendees(tx, session, moved, now);
  return { kind: "moved", sessionId };
}

const isAsBefore = (
  before: SessionModel,
  after: Pick<SessionModel, "timeZone" | "minutes" | "room">,
) =>
  before.timeZone === after.timeZone &&
  before.minutes === after.minutes &&
  before.room === after.room;

async function tellAttendees(
  tx: Tx,
  before: SessionModel,
  { id: sessionId, revision }: SessionModel,
  now: Date,
) {
  const bookings = await tx.db.booking.findMany({
    where: { sessionId, state: "BOOKED" },
  });
  for (const { id: bookingId, personId } of bookings)
    await planSend(
      tx,
      {
        personId,
        purpose: "classMoved",
        occurrence: `${sessionId}:${revision}`,
        payload: { sessionId, bookingId, from: before.startsAt.toISOString() },
      },
      now,
    );
}
