import { hasRunOut } from "../entitlement/right.rules.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { advanceWaitlist } from "../waitlist/advance-waitlist.ts";
import { lockRightsAround } from "../waitlist/lock-rights-around.ts";
import { endBooking } from "./end-booking.ts";
import { decideLeaving } from "./leaving.rules.ts";
import { lockBooking, type LockedBooking } from "./lock-booking.ts";
import { waitForBooking } from "./move-booked-step.ts";
import { policyOf } from "./read-facts.ts";
import { tellAboutClass } from "./tell.ts";
import { toldRight } from "./told-right.rules.ts";

export interface CancelInput {
  bookingId: string;
  /** The staff take the student out: nothing is lost by it. */
  byStaff?: boolean;
  /** The student knows that the right does not come back: it is late, or the credit has run out. */
  acceptLate?: boolean;
  reason?: string | null;
}

/**
 * Ends a booking: the seat goes to whoever waits next and the step waits for another booking. Within the policy of the course
 * the right is given back; later it is used up, which has to be confirmed (`acceptLate`), as where its time is over by then. A
 * repeat changes nothing.
 */
export async function cancelBooking(
  tx: Tx,
  { bookingId, byStaff = false, acceptLate = false, reason }: CancelInput,
  now: Date,
): Promise<
  | { kind: "canceled"; bookingId: string; forfeited: boolean }
  | { kind: "unchanged"; bookingId: string }
  | Refusal
> {
  const locked = await lockBooking(tx, bookingId);
  if (!locked) return notFound("bookingId", "booking");
  const { booking, session, place } = locked;
  const facts = await leavingFacts(tx, locked, now);
  const decision = decideLeaving({ ...facts, byStaff, acceptLate }, now);
  if (decision.kind === "unchanged") return { kind: "unchanged", bookingId };
  if (decision.kind === "refused")
    return refused(decision.field, decision.reason);

  const { forfeited } = decision;
  const why = reason ?? usualReason(byStaff, forfeited);
  await lockRightsAround(tx, [session.id], [booking.entitlementId]);
  const ended = await endBooking(
    tx,
    booking,
    { session, enrollment: place?.enrollment ?? null },
    { endedBy: byStaff ? "STAFF" : "STUDENT", reason: why, forfeited },
    now,
  );
  if (place)
    await waitForBooking(
      tx,
      place.enrollment,
      place.step,
      { bookingId, reason: why },
      now,
    );
  const about = { personId: booking.personId, occurrence: bookingId };
  const detail = { bookingId, reason: why, right: toldRight(ended, now) };
  await tellAboutClass(tx, "classLeft", about, session, now, detail);
  await advanceWaitlist(tx, session.id, now);
  return { kind: "canceled", bookingId, forfeited };
}

/** What decides about leaving a locked booking, but for who leaves. */
export async function leavingFacts(
  tx: Tx,
  { booking, session, place }: LockedBooking,
  now: Date,
) {
  const { id: bookingId, entitlementId, state } = booking;
  const isMarked = (await tx.db.attendance.count({ where: { bookingId } })) > 0;
  const right = await tx.db.entitlement.findUniqueOrThrow({
    where: { id: entitlementId },
    select: { enrollmentId: true, kind: true, expiresAt: true },
  });
  const policy = place?.enrollment.course ?? (await policyOf(tx, right));
  const isByCredit = right.kind !== "STEP_BOOKING";
  return {
    ...{ state, isMarked, session, policy, isByCredit },
    hasRunOut: hasRunOut(right, now),
  };
}

const usualReason = (byStaff: boolean, forfeited: boolean) => {
  if (byStaff) return "Canceled by your school.";
  return forfeited
    ? "Canceled by the student, too late to keep the right."
    : "Canceled by the student.";
};
