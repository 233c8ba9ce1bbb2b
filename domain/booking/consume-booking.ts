import type { RightOfBooking } from "../entitlement/right.rules.ts";
import { settleRight } from "../entitlement/settle-right.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockBooking } from "./lock-booking.ts";

export type RightOutcome =
  { kind: "moved" | "unchanged"; bookingId: string } | Refusal;

/**
 * Uses up the right of a booking: its class was attended, or missed where that forfeits. `cause` is a line for the student. A
 * repeat changes nothing; what was given back before is taken again, and refused where it is spent by then. Call it before
 * completing the step.
 */
export const consumeBooking = (
  tx: Tx,
  bookingId: string,
  cause: string,
  now: Date,
): Promise<RightOutcome> => settle(tx, bookingId, "used", cause, now);

/** Takes {@link consumeBooking} back, as when a mark is taken back: the booking holds its right again. A repeat changes nothing. */
export const returnConsumed = (
  tx: Tx,
  bookingId: string,
  cause: string,
  now: Date,
): Promise<RightOutcome> => settle(tx, bookingId, "held", cause, now);

/**
 * Frees the right of a booking, held or used up, for another class: the absence costs nothing by the policy. The
 * step can be booked again; the booking itself stays as it is.
 */
export const giveRightBack = (
  tx: Tx,
  bookingId: string,
  cause: string,
  now: Date,
): Promise<RightOutcome> => settle(tx, bookingId, "free", cause, now);

/** {@link giveRightBack} for whom the school excuses: it can be used for a while then, though its time be over. */
export const excuseBooking = (
  tx: Tx,
  bookingId: string,
  cause: string,
  now: Date,
): Promise<RightOutcome> => settle(tx, bookingId, "free", cause, now, true);

async function settle(
  tx: Tx,
  bookingId: string,
  to: RightOfBooking,
  cause: string,
  now: Date,
  bySchool = false,
): Promise<RightOutcome> {
  const locked = await lockBooking(tx, bookingId);
  if (!locked) return notFound("bookingId", "booking");
  const { entitlementId, state } = locked.booking;
  if (state !== "BOOKED")
    return refused("bookingId", "This booking is not there any more.");
  const settled = await settleRight(
    tx,
    { bookingId, entitlementId, to, cause, bySchool },
    now,
  );
  return "field" in settled ? settled : { kind: settled.kind, bookingId };
}
