import { refusesAccepting, warnsOfOverlap } from "../booking/booking.rules.ts";
import { recordBookingEvent } from "../booking/booking.events.ts";
import { startBookedStep } from "../booking/move-booked-step.ts";
import { readAround } from "../booking/read-around.ts";
import { tellAboutClass } from "../booking/tell.ts";
import { lockEntitlements } from "../entitlement/lock-entitlements.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { endWaits } from "./end-waits.ts";
import { lockOffer } from "./lock-offer.ts";
import { settleOffer } from "./settle-offer.ts";
import { decideAnswer } from "./waitlist.rules.ts";

/**
 * Takes an offered seat: the booking that held it is booked, and the step starts. Accepted twice it is one booking; refused once
 * the offer is over. An overlap with what was booked meanwhile only has to be confirmed (`acceptOverlap`).
 */
export async function acceptOffer(
  tx: Tx,
  {
    offerId,
    acceptOverlap = false,
  }: { offerId: string; acceptOverlap?: boolean },
  now: Date,
): Promise<{ kind: "booked" | "unchanged"; bookingId: string } | Refusal> {
  const locked = await lockOffer(tx, offerId);
  if (!locked) return notFound("offerId", "offer");
  const { booking, session, place, offer } = locked;
  const { id: bookingId, personId, sessionId } = booking;
  const decision = decideAnswer("ACCEPTED", offer, now);
  if (decision.kind === "unchanged") return { kind: "unchanged", bookingId };
  if (decision.kind === "refused") return refused("offerId", decision.reason);
  const [right] = await lockEntitlements(tx, [booking.entitlementId]);
  const standstill = right?.stoppedBy ?? null;
  const objection = refusesAccepting(session, place, standstill, now);
  if (objection) return refused("offerId", objection);
  const around = await readAround(tx, { personId, sessionId, place }, now);
  const own = around.own.filter(
    ({ id, state, isMarked }) =>
      id !== bookingId && state === "BOOKED" && !isMarked,
  );
  const warning = warnsOfOverlap({ session, own, acceptOverlap });
  if (warning) return refused(warning.field, warning.reason);

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
  const accepted = { outcome: "ACCEPTED", reason: "Accepted." } as const;
  await settleOffer(tx, booking, session, accepted, now);
  await endWaits(tx, around.waits, { sessionId }, now);
  if (place)
    await startBookedStep(tx, place.enrollment, place.step, bookingId, now);
  const about = { personId, occurrence: bookingId };
  await tellAboutClass(tx, "classBooked", about, session, now, { bookingId });
  return { kind: "booked", bookingId };
}
