import type { BookingEnd } from "@throughline/prisma";
import { settleRight } from "../entitlement/settle-right.ts";
import { isRefusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordBookingEvent, type BookingSubject } from "./booking.events.ts";
import type { LockedSession } from "./lock-session.ts";
import type { EndedRight } from "./told-right.rules.ts";

export interface Ending {
  endedBy: BookingEnd;
  /** In words for the student. */
  reason: string;
  /** The right is used up instead of given back. */
  forfeited?: boolean;
  /** The caller takes the right back afterwards. */
  isTakenBack?: boolean;
}

/**
 * Ends an active booking: its seat is free, and its right is given back or used up; where that is the school's doing, it can be used
 * for a while yet. The class is locked before; what follows for the step and for those who wait is the caller's. Answers what became
 * of the right, for {@link toldRight}.
 */
export async function endBooking(
  tx: Tx,
  booking: BookingSubject,
  {
    session,
    enrollment,
  }: {
    session: LockedSession;
    enrollment: { id: string; courseId: string } | null;
  },
  { endedBy, reason, forfeited = false, isTakenBack = false }: Ending,
  now: Date,
): Promise<EndedRight> {
  const { id: bookingId, entitlementId } = booking;
  await tx.db.booking.update({
    where: { id: bookingId },
    data: {
      state: "CANCELED",
      canceledAt: now,
      cancelReason: reason,
      endedBy,
      forfeited,
    },
  });
  const to = forfeited ? "used" : "free";
  const cause = `${session.title}: ${reason}`;
  const bySchool = isOfSchool[endedBy] && !isTakenBack;
  const settled = await settleRight(
    tx,
    { bookingId, entitlementId, to, cause, bySchool },
    now,
  );
  if (isRefusal(settled)) throw new Error(settled.message);
  recordBookingEvent(
    tx,
    "booking.canceled",
    booking,
    { session, enrollment },
    now,
    { reason, endedBy, forfeited },
  );
  const { kind, expiresAt } = settled.right;
  return { kind, expiresAt, forfeited, isTakenBack };
}

/** Whether the school ends the booking, or whoever has it. */
const isOfSchool: Record<BookingEnd, boolean> = {
  STAFF: true,
  CLASS: true,
  RIGHT: true,
  STUDENT: false,
  OFFER: false,
  SWAP: false,
};
