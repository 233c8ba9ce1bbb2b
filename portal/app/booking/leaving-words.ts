import type { MessageId } from "../messages/use-text.ts";
import type { OwnBooking } from "./own-booking.ts";

type Leaving = Pick<
  OwnBooking,
  "creditHasRunOut" | "forfeitsLate" | "freeUntil" | "losesRight"
> & {
  /** Null where a credit pays and no step waits for another date. */
  enrollmentStep: object | null;
  /** `expiresAt`: when a credit is over that pays for it. */
  entitlement: Pick<OwnBooking["entitlement"], "expiresAt">;
  session: Pick<OwnBooking["session"], "startsAt">;
};

/**
 * What leaving a class that is to come costs, in words, and the moment they name: null where they name none. A credit that is over
 * before the last free moment does not come back after that.
 */
export function leavingWords(booking: Leaving): {
  text: MessageId;
  until: string | null;
} {
  const { creditHasRunOut, losesRight, forfeitsLate, freeUntil } = booking;
  const pays = booking.enrollmentStep === null ? "Credit" : "Right";
  if (creditHasRunOut) return { text: "booking.creditRanOut", until: null };
  if (losesRight) return { text: `booking.loses${pays}`, until: freeUntil };
  const free = forfeitsLate ? freeUntil : booking.session.startsAt;
  const { expiresAt } = booking.entitlement;
  if (expiresAt !== null && Date.parse(expiresAt) < Date.parse(free))
    return { text: `booking.runsOut${pays}`, until: expiresAt };
  return forfeitsLate
    ? { text: `booking.free${pays}`, until: freeUntil }
    : { text: `booking.freeAlways${pays}`, until: null };
}
