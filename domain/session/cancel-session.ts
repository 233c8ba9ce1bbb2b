import { giveBackRight } from "../booking/give-back-right.ts";
import { lockSessionWithBookers } from "../booking/lock-session.ts";
import { releaseBookings } from "../booking/release-bookings.ts";
import { planSend } from "../message/plan-send.ts";
import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockRightsAround } from "../waitlist/lock-rights-around.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToAttended, objectionToChange } from "./session.rules.ts";

/**
 * Calls a class off, with a reason: everybody gets their right back, also who had lost it by leaving late or not coming; nobody waits for
 * it any more, and each of them is told once, with the other classes by which the step can be taken. Refused while the roll says that
 * somebody was there, whose step is done by it. A repeat changes nothing.
 */
export async function cancelSession(
  tx: Tx,
  { sessionId, reason }: { sessionId: string; reason: string },
  now: Date,
): Promise<{ kind: "canceled" | "unchanged"; sessionId: string } | Refusal> {
  const session = await lockSessionWithBookers(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  if (session.state === "CANCELED") return { kind: "unchanged", sessionId };
  const objection = objectionToChange(session, now);
  if (objection) return refused("sessionId", objection);
  const attended = await tx.db.attendance.count({
    where: { state: "ATTENDED", booking: { sessionId } },
  });
  const took = objectionToAttended(attended);
  if (took) return refused("sessionId", took);

  const affected = await findAffected(tx, sessionId);
  const lost = await findLost(tx, sessionId);
  const rights = lost.map(({ entitlementId }) => entitlementId);
  await lockRightsAround(
    tx,
    [sessionId],
    [...rights, ...(await heldBy(tx, sessionId))],
  );
  const canceled = await tx.db.session.update({
    where: { id: sessionId },
    data: {
      state: "CANCELED",
      canceledAt: now,
      cancelReason: reason,
      revision: { increment: 1 },
    },
  });
  const why = `The class was canceled: ${reason}`;
  const { bookingIds } = await releaseBookings(
    tx,
    { sessionId, endedBy: "CLASS", reason: why },
    now,
  );
  for (const { id: bookingId } of lost) {
    const returned = await giveBackRight(tx, { bookingId, reason: why }, now);
    if (isRefusal(returned)) throw new Error(returned.message);
  }
  recordSessionEvent(tx, "session.canceled", canceled, now, {
    reason,
    payload: { bookings: bookingIds.length, givenBack: lost.length },
  });
  for (const { personId, ...about } of affected)
    await planSend(
      tx,
      {
        personId,
        purpose: "classCanceled",
        occurrence: sessionId,
        payload: { sessionId, ...about },
      },
      now,
    );
  return { kind: "canceled", sessionId };
}

/** The bookings by which somebody lost a right: they left late, or were not there. */
const findLost = (tx: Tx, sessionId: string) =>
  tx.db.booking.findMany({
    where: { sessionId, forfeited: true },
    select: { id: true, entitlementId: true },
    orderBy: { id: "asc" },
  });

async function heldBy(tx: Tx, sessionId: string): Promise<string[]> {
  const bookings = await tx.db.booking.findMany({
    where: { sessionId, state: { in: ["HELD", "BOOKED"] } },
    select: { entitlementId: true },
  });
  return bookings.map(({ entitlementId }) => entitlementId);
}

/** What somebody's letter is written from; it takes the class out of a calendar where a booking is named. */
interface Affected {
  personId: string;
  bookingId: string | null;
  wasBooked: boolean;
  courseStepId: string | null;
}

/** Everybody who booked the class, is offered a seat in it, waits for one or lost a right by it; each person once. */
async function findAffected(tx: Tx, sessionId: string): Promise<Affected[]> {
  const step = { enrollmentStep: { select: { courseStepId: true } } };
  const bookings = await tx.db.booking.findMany({
    where: {
      sessionId,
      OR: [{ state: { in: ["HELD", "BOOKED"] } }, { forfeited: true }],
    },
    include: step,
    orderBy: [{ state: "asc" }, { id: "asc" }],
  });
  const waits = await tx.db.waitlistEntry.findMany({
    where: { sessionId, state: { in: ["WAITING", "OFFERED"] } },
    include: step,
  });
  const all: Affected[] = [
    ...bookings.map(({ id, personId, state, enrollmentStep }) => ({
      personId,
      bookingId: state === "HELD" ? null : id,
      wasBooked: state !== "HELD",
      courseStepId: enrollmentStep?.courseStepId ?? null,
    })),
    ...waits.map(({ personId, enrollmentStep }) => ({
      personId,
      bookingId: null,
      wasBooked: false,
      courseStepId: enrollmentStep?.courseStepId ?? null,
    })),
  ];
  return [
    ...new Map(all.toReversed().map((each) => [each.personId, each])).values(),
  ];
}
