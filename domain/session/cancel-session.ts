import { lockSessionWithBookers } from "../booking/lock-session.ts";
import { releaseBookings } from "../booking/release-bookings.ts";
import { planSend } from "../message/plan-send.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordSessionEvent } from "./session.events.ts";
import { objectionToChange } from "./session.rules.ts";

/**
 * Calls a class off, with a reason: everybody gets their right back, nobody waits for it any more, and each who booked or waited is
 * told once, with the other classes by which the step can be taken. A repeat changes nothing.
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

  const affected = await findAffected(tx, sessionId);
  const canceled = await tx.db.session.update({
    where: { id: sessionId },
    data: {
      state: "CANCELED",
      canceledAt: now,
      cancelReason: reason,
      revision: { increment: 1 },
    },
  });
  const { bookingIds } = await releaseBookings(
    tx,
    {
      sessionId,
      endedBy: "CLASS",
      reason: `The class was canceled: ${reason}`,
    },
    now,
  );
  recordSessionEvent(tx, "session.canceled", canceled, now, {
    reason,
    payload: { bookings: bookingIds.length },
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

/** What somebody's letter is written from; it takes the class out of a calendar where a booking is named. */
interface Affected {
  personId: string;
  bookingId: string | null;
  wasBooked: boolean;
  courseStepId: string | null;
}

/** Everybody who booked the class, is offered a seat in it or waits for one; each person once. */
async function findAffected(tx: Tx, sessionId: string): Promise<Affected[]> {
  const step = { enrollmentStep: { select: { courseStepId: true } } };
  const bookings = await tx.db.booking.findMany({
    where: { sessionId, state: { in: ["HELD", "BOOKED"] } },
    include: step,
  });
  const waits = await tx.db.waitlistEntry.findMany({
    where: { sessionId, state: { in: ["WAITING", "OFFERED"] } },
    include: step,
  });
  const all: Affected[] = [
    ...bookings.map(({ id, personId, state, enrollmentStep }) => ({
      personId,
      bookingId: state === "BOOKED" ? id : null,
      wasBooked: state === "BOOKED",
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
