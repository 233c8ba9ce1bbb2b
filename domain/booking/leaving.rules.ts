import type { BookingState } from "@throughline/prisma";
import {
  freeUntil,
  losesRight,
  type BookableSession,
  type BookingPolicy,
} from "./booking.rules.ts";
import { sayTime } from "./say-time.ts";

/** All that decides whether, and at what price, a booking may be left. */
export interface LeavingFacts {
  state: BookingState;
  /** Attendance was marked. */
  isMarked: boolean;
  session: Pick<BookableSession, "title" | "startsAt" | "timeZone"> & {
    freeLeaveUntil: Date | null;
  };
  policy: BookingPolicy;
  /** What paid for it has run out since: nothing comes back by leaving. */
  hasRunOut: boolean;
  /** Whoever the staff take out loses nothing. */
  byStaff: boolean;
  /** The student knows that nothing comes back, and leaves all the same. */
  acceptLate: boolean;
}

export type LeavingDecision =
  | { kind: "leave"; forfeited: boolean }
  | { kind: "unchanged" }
  | { kind: "refused"; field: string; reason: string };

const no = (field: string, reason: string) =>
  ({ kind: "refused", field, reason }) as const;

/**
 * Whether a booking may be ended by its student or by the staff, and whether that uses the right up. Losing it has to be
 * confirmed, so that nobody loses it by a click that came a minute too late.
 */
export function decideLeaving(
  {
    state,
    isMarked,
    session,
    policy,
    hasRunOut,
    byStaff,
    acceptLate,
  }: LeavingFacts,
  now: Date,
): LeavingDecision {
  if (state === "CANCELED") return { kind: "unchanged" };
  if (state === "HELD")
    return no(
      "bookingId",
      "This seat is only offered. Accept the offer or pass it on.",
    );
  if (isMarked || session.startsAt <= now)
    return no(
      "bookingId",
      "The class has begun already, so its booking stays as it is.",
    );
  const forfeited = !byStaff && losesRight(session, policy, now);
  if (forfeited && !acceptLate)
    return no(
      "acceptLate",
      `This class could be left freely until ${sayTime(freeUntil(session, policy), session.timeZone)}. Leaving now uses up your right. Confirm to leave all the same.`,
    );
  if (hasRunOut && !byStaff && !acceptLate)
    return no(
      "acceptLate",
      "The credit that pays for this class has run out since, so it does not come back if you leave. Confirm to leave all the same.",
    );
  return { kind: "leave", forfeited };
}

/** Whether a booking may be exchanged for another one: nothing may be lost by it. */
export function decideSwap(facts: LeavingFacts, now: Date): LeavingDecision {
  if (facts.state === "CANCELED")
    return no("bookingId", "This booking was canceled. Book the class anew.");
  const decision = decideLeaving({ ...facts, acceptLate: true }, now);
  if (decision.kind !== "leave" || !decision.forfeited) return decision;
  return no(
    "bookingId",
    `This class could be changed until ${sayTime(freeUntil(facts.session, facts.policy), facts.session.timeZone)}. It is too late to swap it.`,
  );
}
