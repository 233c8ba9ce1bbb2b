import type { BookingModel } from "@throughline/prisma";
import {
  lockEnrollmentOfStep,
  type LockedEnrollment,
  type LockedStep,
} from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";
import { lockSessions, type LockedSession } from "./lock-session.ts";

/** A booking with all that ending it touches, locked in this order. */
export interface LockedBooking {
  booking: BookingModel;
  session: LockedSession;
  /** Null where it was booked with a credit. */
  place: { enrollment: LockedEnrollment; step: LockedStep } | null;
  /** The other classes that were asked for, as far as they are there. */
  others: LockedSession[];
}

/**
 * Locks the enrollment of a booking, its class and the other classes named, and reads it as it is then. Null where there is no
 * such booking.
 */
export async function lockBooking(
  tx: Tx,
  bookingId: string,
  otherSessionIds: readonly string[] = [],
): Promise<LockedBooking | null> {
  const found = await tx.db.booking.findUnique({
    where: { id: bookingId },
    select: { sessionId: true, enrollmentStepId: true },
  });
  if (!found) return null;
  const { sessionId, enrollmentStepId } = found;
  const place = enrollmentStepId
    ? await lockEnrollmentOfStep(tx, enrollmentStepId)
    : null;
  const sessions = await lockSessions(tx, [sessionId, ...otherSessionIds]);
  const session = sessions.find(({ id }) => id === sessionId);
  const booking = await tx.db.booking.findUnique({ where: { id: bookingId } });
  if (!session || !booking) return null;
  const others = sessions.filter(({ id }) => id !== sessionId);
  return { booking, session, place, others };
}
