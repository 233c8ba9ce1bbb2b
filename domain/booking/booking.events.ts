import type { Prisma } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

type BookingEvent = Extract<EventType, `booking.${string}`>;

/** As much of a booking as a fact about it names. */
export interface BookingSubject {
  id: string;
  personId: string;
  sessionId: string;
  entitlementId: string;
  enrollmentStepId: string | null;
}

/** What else the fact names: the class, and the enrollment where a step is booked. */
export interface BookingPlace {
  session: { title: string; startsAt: Date };
  enrollment: { id: string; courseId: string } | null;
}

/** Records a fact about a booking. */
export function recordBookingEvent(
  tx: Tx,
  type: BookingEvent,
  booking: BookingSubject,
  { session, enrollment }: BookingPlace,
  now: Date,
  {
    reason = null,
    ...payload
  }: Prisma.InputJsonObject & { reason?: string | null } = {},
): void {
  const { id, personId, sessionId, entitlementId, enrollmentStepId } = booking;
  recordEvent(tx, {
    type,
    occurredAt: now,
    personId,
    enrollmentStepId,
    enrollmentId: enrollment?.id ?? null,
    courseId: enrollment?.courseId ?? null,
    reason,
    payload: {
      bookingId: id,
      sessionId,
      entitlementId,
      title: session.title,
      startsAt: session.startsAt.toISOString(),
      ...payload,
    },
  });
}
