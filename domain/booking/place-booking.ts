import type { LockedEntitlement } from "../entitlement/lock-entitlements.ts";
import type { Tx } from "../transaction.ts";
import { recordBookingEvent, type BookingSubject } from "./booking.events.ts";
import type { LockedSession } from "./lock-session.ts";
import type { ReadFacts, StepPlace } from "./read-facts.ts";
import { sayTime } from "./say-time.ts";

/** A seat that was decided to be had. */
export interface Seat {
  personId: string;
  session: LockedSession;
  place: StepPlace | null;
  right: LockedEntitlement;
  read: Pick<ReadFacts, "skippedAhead" | "overIds">;
  requestKey?: string | null;
}

/**
 * Writes a booking with the line of the ledger that it takes, in one statement, for others wait for the class; and records it. HELD
 * where it is only offered yet.
 */
export async function placeBooking(
  tx: Tx,
  { personId, session, place, right, read, requestKey = null }: Seat,
  state: "HELD" | "BOOKED",
  now: Date,
): Promise<BookingSubject> {
  await makeRoom(tx, read.overIds, now);
  const { skippedAhead } = read;
  const stepId = place?.step.id ?? null;
  const bookedAt = state === "BOOKED" ? now : null;
  const cause = `${causes[state]}: ${session.title}, ${sayTime(session.startsAt, session.timeZone)}.`;
  const [booking] = await tx.db.$queryRaw<BookingSubject[]>`
    WITH made AS (
      INSERT INTO "Booking" (id, "personId", "sessionId", "enrollmentStepId", "entitlementId", state, "skippedAhead", "bookedAt",
        "requestKey", "createdAt", "updatedAt")
      VALUES (uuidv7(), ${personId}::uuid, ${session.id}::uuid, ${stepId}::uuid, ${right.id}::uuid, ${state}::"BookingState",
        ${skippedAhead}, ${bookedAt}, ${requestKey}, ${now}, ${now})
      RETURNING id, "personId", "sessionId", "enrollmentStepId", "entitlementId"
    ), line AS (
      INSERT INTO "EntitlementEntry" (id, "entitlementId", "bookingId", kind, available, held, cause, key, at)
      SELECT uuidv7(), "entitlementId", id, 'HOLD', -1, 1, ${cause}, 'hold:' || id, ${now} FROM made
    )
    SELECT * FROM made`;
  if (!booking) throw new Error("a booking was written, and is not there");
  const type = state === "HELD" ? "booking.held" : "booking.booked";
  const at = { session, enrollment: place?.enrollment ?? null };
  recordBookingEvent(tx, type, booking, at, now, { skippedAhead });
  return booking;
}

const causes = {
  HELD: "Kept for a seat that is offered to you",
  BOOKED: "Booked",
};

/** A class that is over, and was marked, no longer stands in the way of booking its step again. */
async function makeRoom(tx: Tx, overIds: string[], now: Date) {
  if (overIds.length === 0) return;
  await tx.db.booking.updateMany({
    where: { id: { in: overIds } },
    data: {
      state: "CANCELED",
      endedBy: "SWAP",
      canceledAt: now,
      cancelReason: "The step was booked again after this class.",
    },
  });
}
