import type { BookingModel } from "@throughline/prisma";
import { addEntry } from "../entitlement/add-entry.ts";
import type { LockedEntitlement } from "../entitlement/lock-entitlements.ts";
import type { Tx } from "../transaction.ts";
import { recordBookingEvent } from "./booking.events.ts";
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

/** Writes a booking with the line of the ledger that it takes, and records it. HELD where it is only offered yet. */
export async function placeBooking(
  tx: Tx,
  { personId, session, place, right, read, requestKey }: Seat,
  state: "HELD" | "BOOKED",
  now: Date,
): Promise<BookingModel> {
  await makeRoom(tx, read.overIds, now);
  const booking = await tx.db.booking.create({
    data: {
      personId,
      sessionId: session.id,
      enrollmentStepId: place?.step.id ?? null,
      entitlementId: right.id,
      state,
      skippedAhead: read.skippedAhead,
      bookedAt: state === "BOOKED" ? now : null,
      requestKey: requestKey ?? null,
      createdAt: now,
    },
  });
  await addEntry(
    tx,
    {
      entitlementId: right.id,
      bookingId: booking.id,
      kind: "HOLD",
      units: 1,
      cause: `${state === "HELD" ? "Kept for a seat that is offered to you" : "Booked"}: ${session.title}, ${sayTime(session.startsAt, session.timeZone)}.`,
      key: `hold:${booking.id}`,
    },
    now,
  );
  recordBookingEvent(
    tx,
    state === "HELD" ? "booking.held" : "booking.booked",
    booking,
    { session, enrollment: place?.enrollment ?? null },
    now,
    { skippedAhead: read.skippedAhead },
  );
  return booking;
}

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
