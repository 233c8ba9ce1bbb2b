import type {
  EnrollmentState,
  EntryKind,
  StepKind,
  StepState,
} from "@throughline/prisma";

/** What became of the unit that a booking took: kept for it, used up, or given back. */
export type RightOfBooking = "held" | "used" | "free";

/** A line of the ledger that is about one booking. */
export interface BookingEntry {
  kind: EntryKind;
  held: number;
}

/** Where the unit of a booking is, as its own lines tell, in whatever order they are read. */
export function rightAfter(entries: readonly BookingEntry[]): RightOfBooking {
  if (entries.reduce((sum, { held }) => sum + held, 0) > 0) return "held";
  const used = entries.filter(({ kind }) => kind === "CONSUME").length;
  const returned = entries.filter(isReturn).length;
  return used > returned ? "used" : "free";
}

/** What was used up came back. */
const isReturn = ({ kind, held }: BookingEntry) =>
  kind === "RELEASE" && held === 0;

/** The lines that bring a booking's unit from one place to another; `RETURN` is a release of what was used up. */
export const wayOfRight: Record<
  RightOfBooking,
  Record<RightOfBooking, readonly ("HOLD" | "CONSUME" | "RELEASE" | "RETURN")[]>
> = {
  held: { held: [], used: ["CONSUME"], free: ["RELEASE"] },
  used: { held: ["RETURN", "HOLD"], used: [], free: ["RETURN"] },
  free: { held: ["HOLD"], used: ["HOLD", "CONSUME"], free: [] },
};

/** Why a right pays for nothing at a time: its payment is disputed, or the course with which it came is suspended. */
export type Standstill = "PAYMENT" | "COURSE";

/** As much of a right as choosing among several looks at. */
export interface UsableRight {
  id: string;
  stoppedBy: Standstill | null;
  available: number;
  expiresAt: Date | null;
  createdAt: Date;
}

/** Whether a unit of it is there at a time, though it may stand still. */
export const isUsable = (
  { available, expiresAt }: Pick<UsableRight, "available" | "expiresAt">,
  now: Date,
): boolean => available > 0 && !hasRunOut({ expiresAt }, now);

/** Whether its time is over: what comes back to it then is lost. */
export const hasRunOut = (
  { expiresAt }: Pick<UsableRight, "expiresAt">,
  now: Date,
): boolean => expiresAt !== null && expiresAt <= now;

/**
 * So many days at least a unit can be used that the school gives back, however soon its time was to be over: enough to find another
 * class. Whoever leaves of their own accord is given none of them.
 */
export const daysAfterReturn = 30;

/** Until when a right can be used of which the school gives a unit back; null where its own time is long enough. */
export function lengthenedTo(
  { expiresAt }: Pick<UsableRight, "expiresAt">,
  now: Date,
): Date | null {
  const atLeast = new Date(now.getTime() + daysAfterReturn * dayMs);
  return expiresAt !== null && expiresAt < atLeast ? atLeast : null;
}

const dayMs = 86_400_000;

/**
 * A right as it is for a booking that takes the place of one that it pays for already: that one's unit is there, and pays also where
 * the time of the right is over, as it would have for the class that was booked.
 */
export const withUnitOfBooking = <Right extends UsableRight>(
  right: Right,
  now: Date,
): Right => ({
  ...right,
  available: hasRunOut(right, now) ? 1 : right.available + 1,
  expiresAt: hasRunOut(right, now) ? null : right.expiresAt,
});

/**
 * Which right is used: of the usable ones that do not stand still the one that expires first, so that nothing is lost by waiting.
 * Null where none.
 */
export function chooseRight<Right extends UsableRight>(
  rights: readonly Right[],
  now: Date,
): Right | null {
  const [first] = rights
    .filter((right) => right.stoppedBy === null && isUsable(right, now))
    .toSorted(
      (a, b) =>
        timeOrNever(a.expiresAt) - timeOrNever(b.expiresAt) ||
        a.createdAt.getTime() - b.createdAt.getTime() ||
        (a.id < b.id ? -1 : 1),
    );
  return first ?? null;
}

/** Why none of the rights that are left may be used; null where there is none left, or one that may be. */
export function standstillOf(
  rights: readonly UsableRight[],
  now: Date,
): Standstill | null {
  if (chooseRight(rights, now)) return null;
  const stopped = rights
    .filter((right) => isUsable(right, now))
    .map(({ stoppedBy }) => stoppedBy);
  return stopped.includes("PAYMENT") ? "PAYMENT" : (stopped[0] ?? null);
}

const timeOrNever = (time: Date | null) =>
  time?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** As much of a step as its right is asked about. */
export interface StepOfRight {
  kind: StepKind;
  state: StepState;
  enrollmentState: EnrollmentState;
  /** A seat is booked for it, or held for an offer, and the roll says nothing of it yet. */
  isBooked: boolean;
  rights: readonly Pick<UsableRight, "available" | "expiresAt">[];
}

/** Whether a step has a right besides this one, free or held by a booking: one step is booked by one, so no lost one comes back. */
export const hasOtherRight = (
  rights: readonly Pick<
    UsableRight & { held: number },
    "id" | "available" | "held"
  >[],
  entitlementId: string,
): boolean =>
  rights.some(
    ({ id, available, held }) => id !== entitlementId && available + held > 0,
  );

/**
 * Whether a step is still to be taken in a class, and nothing is left to book one with: its school has to help. Not where the
 * enrollment is over or stands still, because a right would help nobody there.
 */
export const lacksRight = (step: StepOfRight, now: Date): boolean =>
  underWay.has(step.enrollmentState) && isWithoutRight(step, now);

const underWay = new Set<EnrollmentState>(["PENDING", "ACTIVE"]);

const isWithoutRight = (
  { kind, state, isBooked, rights }: StepOfRight,
  now: Date,
): boolean =>
  kind === "SESSION" &&
  state !== "COMPLETED" &&
  state !== "SKIPPED" &&
  !isBooked &&
  !rights.some((right) => isUsable(right, now));

/** Whether another right to book a step may be given, or why not, in words for the staff. One that has a right needs none. */
export function decideStepGrant(
  step: StepOfRight & { label: string },
  now: Date,
):
  | { kind: "grant" }
  | { kind: "unchanged" }
  | { kind: "refused"; reason: string } {
  const { label, kind, state, enrollmentState, isBooked } = step;
  if (kind !== "SESSION")
    return no(`${label} is not taken in a class, so it needs no right.`);
  if (over.has(enrollmentState))
    return no(
      `The enrollment is ${enrollmentState.toLowerCase()}, so nothing is booked in it any more.`,
    );
  if (state === "COMPLETED" || state === "SKIPPED")
    return no(`${label} is ${state.toLowerCase()}; it need not be booked.`);
  if (isBooked)
    return no(`A class is booked for ${label} already, or a seat is offered.`);
  return { kind: isWithoutRight(step, now) ? "grant" : "unchanged" };
}

const over = new Set<EnrollmentState>(["CANCELED", "REFUNDED"]);

const no = (reason: string) => ({ kind: "refused", reason }) as const;
