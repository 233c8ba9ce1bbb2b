import type { BookingEnd } from "@throughline/prisma";
import { settleRight } from "../entitlement/settle-right.ts";
import type { Tx } from "../transaction.ts";
import { recordBookingEvent, type BookingSubject } from "./booking.events.ts";
import type { LockedSession } from "./lock-session.ts";

export interface Ending {
  endedBy: BookingEnd;
  /** In words for the student. */
  reason: string;
  /** The right is used up instead of given back. */
  forfeited?: boolean;
}

/**
 * Ends an active booking: its seat is free, and its right is given back or used up. The class is locked before; what follows for
 * the step and for those who wait is the caller's.
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
  { endedBy, reason, forfeited = false }: Ending,
  now: Date,
): Promise<void> {
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
  await settleRight(tx, { bookingId, entitlementId, to, cause }, now);
  recordBookingEvent(
    tx,
    "booking.canceled",
    booking,
    { session, enrollment },
    now,
    { reason, endedBy, forfeited },
  );
}
