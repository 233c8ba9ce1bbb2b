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

/** A purchase of seats, as far as it decides what becomes of them. */
interface OrderFactsOfSeat {
  state: OrderState;
  license: (LicenseFactsOfSeat & { seatCount: number }) | null;
  /** Those that are open. */
  disputes: readonly unknown[];
  seatCounts: SeatCounts;
}

/** Why a link opens no seat, in words for whoever followed it; null where it does, whoever they are ({@link faultOfClaimant}). */
export function faultOfClaim(
  {
    state,
    invitedAt,
    order,
  }: {
    state: SeatState;
    invitedAt: Date | null;
    order: OrderFactsOfSeat;
  },
  now: Date,
): string | null {
  const { license, disputes, seatCounts } = order;
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
  if (disputes.length > 0)
    return "The payment of this place is being clarified, so it cannot be taken just now. Please ask whoever gave it to you.";
  if (license && seatCounts.claimed >= license.seatCount)
    return "All places that are paid are taken. Please ask whoever gave you this one.";
  return null;
}

/** What somebody who would claim a seat has already. */
export interface ClaimantFacts {
  /** Another seat of the same purchase is theirs. */
  hasSeatOfOrder: boolean;
  /** They are in its course, and that has not ended. */
  isInCourse: boolean;
}

/** Why a seat that can be claimed is nothing for this person, in words for them; null where it is. */
export function faultOfClaimant(
  { hasSeatOfOrder, isInCourse }: ClaimantFacts,
  courseTitle: string,
): string | null {
  if (hasSeatOfOrder)
    return "You have a place of the same purchase already, so this one stays free for somebody else.";
  if (isInCourse)
    return `You are in ${courseTitle} already, so this place stays free for somebody else.`;
  return null;
}

/** Why nobody can be invited to an order's seats just now, in words for whoever manages them; null where somebody can. */
export function faultOfInviting(
  {
    state,
    personId,
    license,
    seatCounts,
    disputes,
  }: OrderFactsOfSeat & { personId: string | null },
  now: Date,
): string | null {
  if (state !== "PAID")
    return "This purchase was refunded, so nobody can be invited.";
  if (!personId)
    return "Nobody has made this purchase theirs yet, so nobody can invite.";
  if (disputes.length > 0)
    return "The payment is disputed with your bank, so nobody can be invited until that is settled.";
  if (!license) return null;
  if (!isRunning(license, now))
    return "The license is not running, so nobody can be invited. See its state above.";
  const surplus = surplusOf(seatCounts, license.seatCount);
  if (surplus === 0) return null;
  return `${surplus === 1 ? "One place more is given than is paid. Choose below which one ends" : `${surplus} places more are given than are paid. Choose below which of them end`}, or pay for more; until then nobody can be invited.`;
}

/** From when on whoever was invited can be written to once more. */
export const inviteAgainAt = (invitedAt: Date): Date =>
  new Date(invitedAt.getTime() + inviteAgainMinutes * 60_000);

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

/** How many seats are promised or taken beyond those that are paid; free ones are closed before. */
export const surplusOf = (
  { invited, claimed }: SeatCounts,
  paid: number,
): number => Math.max(0, invited + claimed - paid);

/** Counts the seats of an order by their states; those that were taken back are left out. */
export function countSeats(seats: readonly { state: SeatState }[]): SeatCounts {
  const count = (state: SeatState) =>
    seats.filter((seat) => seat.state === state).length;
  return {
    open: count("OPEN"),
    invited: count("INVITED"),
    claimed: count("CLAIMED"),
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
