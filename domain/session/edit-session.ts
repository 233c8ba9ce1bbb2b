import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { advanceWaitlist } from "../waitlist/advance-waitlist.ts";
import { findInstructor } from "./find-instructor.ts";
import { readLockedSession } from "./read-locked-session.ts";
import { lockOptions, refuseClash } from "./refuse-clash.ts";
import { recordSessionEvent } from "./session.events.ts";
import {
  objectionToCapacity,
  objectionToChange,
  type SessionFacts,
} from "./session.rules.ts";
import { tellOfMove } from "./tell-of-move.ts";

type SessionEdit = { sessionId: string } & Omit<SessionFacts, "room">;

/**
 * Changes what a class is; when and where it is, is changed by `moveSession`. The capacity never goes below the seats taken, and
 * where it grows the waiting go on. Calendars are told again of what they show, and who booked it of another link to join by.
 */
export async function editSession(
  tx: Tx,
  { sessionId, instructorId, kind, title, capacity, meetingUrl }: SessionEdit,
  now: Date,
): Promise<{ kind: "changed" | "unchanged"; sessionId: string } | Refusal> {
  await lockOptions(tx);
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const tooSmall = objectionToCapacity(session.seatsTaken, capacity);
  if (tooSmall) return refused("capacity", tooSmall);
  const isSame = instructorId === session.instructorId;
  const instructor = isSame ? {} : await findInstructor(tx, instructorId);
  if (isRefusal(instructor)) return instructor;

  const wanted = { kind, title, capacity, meetingUrl, ...instructor };
  const after = { ...session, ...wanted };
  const changed = changeable.filter((name) => after[name] !== session[name]);
  if (changed.length === 0) return { kind: "unchanged", sessionId };
  const isShown = changed.some((name) => inCalendars.has(name));
  const written = await tx.db.session.update({
    where: { id: sessionId },
    data: {
      ...wanted,
      ...(isShown && { revision: { increment: 1 } }),
    },
  });
  const clash = isSame
    ? null
    : await refuseClash(tx, [sessionId], "instructorId", now);
  if (clash) return clash;
  const differences = changed.map((name) => [
    name,
    { from: session[name], to: written[name] },
  ]);
  recordSessionEvent(tx, "session.changed", written, now, {
    payload: { changed: Object.fromEntries(differences) as object },
  });
  if (written.meetingUrl !== session.meetingUrl)
    await tellOfMove(
      tx,
      { before: session, after: written, change: "LINK" },
      now,
    );
  if (written.capacity > session.capacity)
    await advanceWaitlist(tx, sessionId, now);
  return { kind: "changed", sessionId };
}

const changeable = [
  "kind",
  "title",
  "capacity",
  "instructorId",
  "instructorName",
  "meetingUrl",
] as const;
const inCalendars = new Set<string>(["title", "instructorName", "meetingUrl"]);
