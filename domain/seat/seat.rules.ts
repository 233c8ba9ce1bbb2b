import type { LicenseState, OrderState, SeatState } from "@throughline/prisma";

/** How long the link of an invitation opens a seat, in days. */
export const claimDays = 30;
/** Inviting the same person once more is not done sooner than so many minutes after the last time. */
export const inviteAgainMinutes = 10;

const dayMs = 86_400_000;

/** Until when the link of an invitation opens its seat. */
export const claimEndsAt = (invitedAt: Date): Date =>
  new Date(invitedAt.getTime() + claimDays * dayMs);

/** As much of a license as its seats depend on. */
export interface LicenseFactsOfSeat {
  state: LicenseState;
  graceEndsAt: Date | null;
  lapsedAt: Date | null;
}

/** Whether the seats of a license go on: on trial, paid, or past due within the days of grace. */
export function isRunning(
  { state, graceEndsAt, lapsedAt }: LicenseFactsOfSeat,
  now: Date,
): boolean {
  if (lapsedAt) return false;
  if (state === "PAST_DUE") return graceEndsAt !== null && now < graceEndsAt;
  return state === "TRIAL" || state === "ACTIVE";
}

/** Why a link opens no seat, in words for whoever followed it; null where it does. */
export function faultOfClaim(
  {
    state,
    invitedAt,
    license,
    order,
  }: {
    state: SeatState;
    invitedAt: Date | null;
    license: LicenseFactsOfSeat | null;
    order: { state: OrderState };
  },
  now: Date,
): string | null {
  if (state === "CLAIMED")
    return "This place is taken already. If it was you, sign in and you will find the course.";
  if (state !== "INVITED" || !invitedAt)
    return "This place was taken back by whoever gave it. Please ask them.";
  if (order.state !== "PAID")
    return "The purchase that this place belongs to was refunded. Please ask whoever gave you the place.";
  if (now >= claimEndsAt(invitedAt))
    return `This link held for ${claimDays} days and is over. Please ask whoever gave you the place to send it again.`;
  if (license && !isRunning(license, now))
    return "The license that this place belongs to is not running just now. Please ask whoever gave you the place.";
  return null;
}

/** How many of the seats that somebody may use are in which state. */
export interface SeatCounts {
  open: number;
  invited: number;
  claimed: number;
}

/** Seats that are not taken back. */
export const liveSeats = ({ open, invited, claimed }: SeatCounts): number =>
  open + invited + claimed;

/**
 * What a license's paid number of seats means for those that are there: how many to open, how many free ones to close, and how
 * many are promised or taken beyond it. Those are nobody's to end but the owner's. Seats that were used up come back when a new
 * period is paid, not before.
 */
export function planSeats(
  seats: SeatCounts,
  {
    before,
    paid,
    isNewPeriod,
  }: { before: number | null; paid: number; isNewPeriod: boolean },
): { open: number; close: number; surplus: number } {
  const live = liveSeats(seats);
  const missing = Math.max(0, paid - live);
  const beyond = Math.max(0, live - paid);
  const close = Math.min(beyond, seats.open);
  const raisedBy = Math.max(0, paid - (before ?? 0));
  return {
    open:
      before === null || isNewPeriod ? missing : Math.min(missing, raisedBy),
    close,
    surplus: beyond - close,
  };
}

const endsInTurn: readonly SeatState[] = ["OPEN", "INVITED", "CLAIMED"];

/**
 * Which seats end where fewer are to be left: free ones first, then those that were promised, then those that are taken; of each the
 * latest first. All of them where so many are not there.
 */
export function firstToEnd<
  Seat extends {
    state: SeatState;
    invitedAt: Date | null;
    claimedAt: Date | null;
  },
>(seats: readonly Seat[], count: number): Seat[] {
  const since = ({ claimedAt, invitedAt }: Seat) =>
    (claimedAt ?? invitedAt)?.getTime() ?? 0;
  return seats
    .filter(({ state }) => state !== "REVOKED")
    .toSorted(
      (a, b) =>
        endsInTurn.indexOf(a.state) - endsInTurn.indexOf(b.state) ||
        since(b) - since(a),
    )
    .slice(0, count);
}
