import { notFound, refused } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { advanceWaitlist } from "../waitlist/advance-waitlist.ts";
import { endWaits } from "../waitlist/end-waits.ts";
import { lockRightsAround } from "../waitlist/lock-rights-around.ts";
import type { BookOutcome } from "./book.ts";
import { decideBooking } from "./booking.rules.ts";
import { leavingFacts } from "./cancel-booking.ts";
import { endBooking } from "./end-booking.ts";
import { decideSwap } from "./leaving.rules.ts";
import { lockBooking } from "./lock-booking.ts";
import { startBookedStep } from "./move-booked-step.ts";
import { placeBooking } from "./place-booking.ts";
import { readFacts } from "./read-facts.ts";
import { findByRequest, lockRequest, requestKeyOf } from "./request-key.ts";
import { tellAboutClass } from "./tell.ts";

export interface SwapInput {
  bookingId: string;
  toSessionId: string;
  requestKey: string | null;
  acceptOverlap?: boolean;
  byStaff?: boolean;
}

/**
 * Exchanges a booking for one of another class, both or neither: the old seat goes to whoever waits next, the right and the step
 * stay as they are, also where the time of the right is over since. Refused where leaving would lose the right, or the other class may not be booked. Answers the new booking.
 */
export async function swapBooking(
  tx: Tx,
  input: SwapInput,
  now: Date,
): Promise<BookOutcome> {
  const { bookingId, toSessionId, acceptOverlap = false } = input;
  const { byStaff = false } = input;
  const { requestKey: key } = input;
  const found = await tx.db.booking.findUnique({
    where: { id: bookingId },
    select: { personId: true },
  });
  if (found) await lockRequest(tx, { ...found, requestKey: key });
  const locked = await lockBooking(tx, bookingId, [toSessionId]);
  if (!locked) return notFound("bookingId", "booking");
  const { booking, session, place } = locked;
  const { personId, entitlementId } = booking;
  const request = { personId, sessionId: toSessionId, requestKey: key };
  const before = await findByRequest(tx, request);
  if (before) return before;
  if (toSessionId === session.id)
    return refused("toSessionId", "This is the class that is booked already.");
  const [target] = locked.others;
  if (!target) return notFound("toSessionId", "class");
  const facts = await leavingFacts(tx, locked, now);
  const leaving = decideSwap({ ...facts, byStaff, acceptLate: false }, now);
  if (leaving.kind === "refused") return refused(leaving.field, leaving.reason);

  await lockRightsAround(tx, [session.id], [entitlementId]);
  const { right, ...read } = await readFacts(
    tx,
    {
      ...{ personId, session: target, place, byStaff, acceptOverlap },
      withCredit: facts.isByCredit,
      insteadOf: { id: bookingId, entitlementId },
    },
    now,
  );
  const decision = decideBooking(read.facts, now);
  if (decision.kind === "refused")
    return refused(
      decision.field === "sessionId" ? "toSessionId" : decision.field,
      decision.reason,
    );
  if (!right) throw new Error("a seat was given to nobody's account");

  await endBooking(
    tx,
    booking,
    { session, enrollment: place?.enrollment ?? null },
    { endedBy: "SWAP", reason: `Swapped for ${target.title}.` },
    now,
  );
  const requestKey = requestKeyOf(request);
  const seat = { personId, session: target, place, right, read, requestKey };
  const { id } = await placeBooking(tx, seat, "BOOKED", now);
  await endWaits(tx, read.waits, { sessionId: toSessionId }, now);
  if (place) await startBookedStep(tx, place.enrollment, place.step, id, now);
  const about = { personId, occurrence: id };
  const detail = {
    bookingId: id,
    insteadOf: session.title,
    insteadOfAt: session.startsAt.toISOString(),
    insteadOfId: bookingId,
  };
  await tellAboutClass(tx, "classBooked", about, target, now, detail);
  await advanceWaitlist(tx, session.id, now);
  return { kind: "booked", bookingId: id };
}
