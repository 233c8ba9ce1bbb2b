import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { advanceWaitlist } from "../waitlist/advance-waitlist.ts";
import { findInstructor } from "./find-instructor.ts";
import { readLockedSession } from "./read-locked-session.ts";
import { lockOptions, refuseClash } from "./refuse-clash.ts";
import { refuseOvertaken, type BuiltOn } from "./refuse-overtaken.ts";
import { recordSessionEvent } from "./session.events.ts";
import {
  objectionToCapacity,
  objectionToChange,
  type SessionFacts,
} from "./session.rules.ts";
import { tellOfMove } from "./tell-of-move.ts";

interface SessionEdit
  extends BuiltOn, Omit<SessionFacts, "room" | "instructorId" | "meetingUrl"> {
  sessionId: string;
  /** Left out, it stays as it is; null takes it away. The link too. */
  instructorId?: string | null;
  meetingUrl?: string | null;
}

/**
 * Changes what a class is; when and where it is, is changed by `moveSession`. The capacity never goes below the seats taken, and
 * where it grows the waiting go on. Calendars are told again of what they show, and who booked it of another link to join by. Refused
 * where the class was changed since the state on which the edit builds; saying the same again changes nothing.
 */
export async function editSession(
  tx: Tx,
  { sessionId, kind, title, capacity, ...edit }: SessionEdit,
  now: Date,
): Promise<{ kind: "changed" | "unchanged"; sessionId: string } | Refusal> {
  await lockOptions(tx);
  const session = await readLockedSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const { instructorId = session.instructorId } = edit;
  const { meetingUrl = session.meetingUrl } = edit;
  const isSame = instructorId === session.instructorId;
  const instructor = isSame ? {} : await findInstructor(tx, instructorId);
  if (isRefusal(instructor)) return instructor;

  const wanted = { kind, title, capacity, meetingUrl, ...instructor };
  const after = { ...session, ...wanted };
  const changed = changeable.filter((name) => after[name] !== session[name]);
  if (changed.length === 0) return { kind: "unchanged", sessionId };
  const overtaken = refuseOvertaken(session, edit);
  if (overtaken) return overtaken;
  const tooSmall = objectionToCapacity(session.seatsTaken, capacity);
  if (tooSmall) return refused("capacity", tooSmall);
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
