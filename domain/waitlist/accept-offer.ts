import { refusesAccepting } from "../booking/booking.rules.ts";
import { recordBookingEvent } from "../booking/booking.events.ts";
import { startBookedStep } from "../booking/move-booked-step.ts";
import { tellAboutClass } from "../booking/tell.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { endWaits } from "./end-waits.ts";
import { lockOffer } from "./lock-offer.ts";
import { settleOffer } from "./settle-offer.ts";
import { decideAnswer } from "./waitlist.rules.ts";

/**
 * Takes an offered seat: the booking that held it is booked, and the step starts. Accepted twice it is one booking; refused once
 * the offer is over.
 */
export async function acceptOffer(
  tx: Tx,
  { offerId }: { offerId: string },
  now: Date,
): Promise<{ kind: "booked" | "unchanged"; bookingId: string } | Refusal> {
  const locked = await lockOffer(tx, offerId);
  if (!locked) return notFound("offerId", "offer");
  const { booking, session, place, offer } = locked;
  const { id: bookingId, personId, sessionId, enrollmentStepId } = booking;
  const decision = decideAnswer("ACCEPTED", offer, now);
  if (decision.kind === "unchanged") return { kind: "unchanged", bookingId };
  if (decision.kind === "refused") return refused("offerId", decision.reason);
  const objection = refusesAccepting(session, place, now);
  if (objection) return refused("offerId", objection);

  await tx.db.booking.update({
    where: { id: bookingId },
    data: { state: "BOOKED", bookedAt: now },
  });
  const enrollment = place?.enrollment ?? null;
  const at = { session, enrollment };
  recordBookingEvent(tx, "booking.booked", booking, at, now, {
    skippedAhead: booking.skippedAhead,
    offerId,
  });
  await settleOffer(tx, booking, session, "ACCEPTED", "Accepted.", now);
  await endWaits(tx, { personId, sessionId, enrollmentStepId }, now);
  if (place)
    await startBookedStep(tx, place.enrollment, place.step, bookingId, now);
  const about = { personId, occurrence: bookingId };
  await tellAboutClass(tx, "classBooked", about, session, now, { bookingId });
  return { kind: "booked", bookingId };
}
