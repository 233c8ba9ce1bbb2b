import { lockSessionWithBookers } from "../booking/lock-session.ts";
import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { graceMinutes, rollOpensAt } from "./attendance.rules.ts";
import { markAttendance } from "./mark-attendance.ts";

/** Somebody who could not be marked, and why. */
interface Unmarkable {
  bookingId: string;
  reason: string;
}

/**
 * Marks everybody as attended of whom the roll says nothing yet. Whoever cannot be marked is left out and named; the others are
 * marked. A repeat changes nothing.
 */
export async function markAllPresent(
  tx: Tx,
  { sessionId }: { sessionId: string },
  now: Date,
): Promise<
  { kind: "marked"; bookingIds: string[]; left: Unmarkable[] } | Refusal
> {
  const session = await lockSessionWithBookers(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  if (now < rollOpensAt(session))
    return refused(
      "sessionId",
      `The class has not begun: its roll opens ${graceMinutes} minutes before.`,
    );
  const bookings = await tx.db.booking.findMany({
    where: { sessionId, state: "BOOKED", attendance: null },
    orderBy: { id: "asc" },
  });
  const bookingIds: string[] = [];
  const left: Unmarkable[] = [];
  for (const { id: bookingId } of bookings) {
    const outcome = await markAttendance(
      tx,
      { bookingId, mark: "ATTENDED" },
      now,
    );
    if (isRefusal(outcome)) left.push({ bookingId, reason: outcome.message });
    else bookingIds.push(bookingId);
  }
  return { kind: "marked", bookingIds, left };
}
