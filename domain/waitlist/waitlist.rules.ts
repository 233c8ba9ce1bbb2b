import { bookingWindow, type BookingPolicy } from "../booking/booking.rules.ts";

/** Until when a seat is held for whoever it is offered to: so many minutes, but never past the time until which it may be taken. */
export const offerEndsAt = (
  offerMinutes: number,
  takenUntil: Date,
  now: Date,
): Date =>
  new Date(
    Math.min(now.getTime() + offerMinutes * 60_000, takenUntil.getTime()),
  );

/** Until when an offered seat may be taken: until booking closes, and by whom the staff put in line until the class begins. */
export const seatTakenUntil = (
  session: { startsAt: Date },
  policy: Pick<BookingPolicy, "bookingOpensDays" | "bookingClosesMinutes">,
  byStaff: boolean,
): Date =>
  byStaff ? session.startsAt : bookingWindow(session, policy).closesAt;

/** As much of an offer as answering it looks at. */
export interface OfferFacts {
  outcome: "ACCEPTED" | "PASSED" | "EXPIRED" | "WITHDRAWN" | null;
  expiresAt: Date;
}

export type AnswerDecision =
  | { kind: "answer" }
  | { kind: "unchanged" }
  | { kind: "refused"; reason: string };

const over = {
  ACCEPTED: "This offer was accepted already.",
  PASSED: "This offer was passed on already.",
  EXPIRED: "This offer ran out, and the seat went to the next in line.",
  WITHDRAWN: "This offer was withdrawn.",
} as const;

/** Whether an offer may still be accepted or passed on. The same answer again changes nothing. */
export function decideAnswer(
  answer: "ACCEPTED" | "PASSED",
  { outcome, expiresAt }: OfferFacts,
  now: Date,
): AnswerDecision {
  if (outcome === answer) return { kind: "unchanged" };
  if (outcome !== null) return { kind: "refused", reason: over[outcome] };
  if (expiresAt <= now) return { kind: "refused", reason: over.EXPIRED };
  return { kind: "answer" };
}
