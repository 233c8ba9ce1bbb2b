import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { endWaits } from "../waitlist/end-waits.ts";
import { decideBooking } from "./booking.rules.ts";
import { lockSession } from "./lock-session.ts";
import { startBookedStep } from "./move-booked-step.ts";
import { placeBooking } from "./place-booking.ts";
import { readFacts } from "./read-facts.ts";
import { findByRequest, lockRequest, requestKeyOf } from "./request-key.ts";
import { tellAboutClass } from "./tell.ts";

export interface BookInput {
  personId: string;
  sessionId: string;
  /** The step that the class is taken for; null where it is booked with a credit. */
  enrollmentStepId: string | null;
  /** The browser's key: a repeated click finds the same booking. */
  requestKey: string | null;
  /** Book although it overlaps with another booking. */
  acceptOverlap?: boolean;
  /** Pay with a credit where the step's own right is used up. */
  withCredit?: boolean;
  /** The staff book for a student, also outside the booking window. */
  byStaff?: boolean;
}

export type BookOutcome =
  { kind: "booked" | "unchanged"; bookingId: string } | Refusal;

/**
 * Books a seat in a class, for a step or with the credit that expires first: the step starts, and waits for other classes of it
 * end. Refused with the reason where the rules say no; an overlap only has to be confirmed (`acceptOverlap`). The same request
 * key changes nothing the second time.
 */
export async function book(
  tx: Tx,
  input: BookInput,
  now: Date,
): Promise<BookOutcome> {
  const { personId, sessionId, enrollmentStepId } = input;
  const { acceptOverlap = false, byStaff = false, withCredit = false } = input;
  await lockRequest(tx, input);
  const place = enrollmentStepId
    ? await lockEnrollmentOfStep(tx, enrollmentStepId)
    : null;
  if (enrollmentStepId && place?.enrollment.personId !== personId)
    return notFound("enrollmentStepId", "step");
  const session = await lockSession(tx, sessionId);
  if (!session) return notFound("sessionId", "class");
  const before = await findByRequest(tx, input);
  if (before) return before;

  const wish = {
    ...{ personId, session, place, withCredit },
    ...{ byStaff, acceptOverlap },
  };
  const { facts, right, ...read } = await readFacts(tx, wish, now);
  const decision = decideBooking(facts, now);
  if (decision.kind === "refused")
    return refused(decision.field, decision.reason);
  if (!right) throw new Error("a seat was given to nobody's account");

  const requestKey = requestKeyOf(input);
  const seat = { personId, session, place, right, read, requestKey };
  const { id: bookingId } = await placeBooking(tx, seat, "BOOKED", now);
  await endWaits(tx, read.waits, { sessionId }, now);
  if (place)
    await startBookedStep(tx, place.enrollment, place.step, bookingId, now);
  const about = { personId, occurrence: bookingId };
  await tellAboutClass(tx, "classBooked", about, session, now, { bookingId });
  return { kind: "booked", bookingId };
}
