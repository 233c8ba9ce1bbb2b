import type {
  BookingState,
  EnrollmentState,
  SessionState,
  StepKind,
  StepState,
} from "@throughline/prisma";
import type { Standstill } from "../entitlement/right.rules.ts";
import { sayTime } from "./say-time.ts";

/** What a course says about booking its classes; for credits that came without a course, {@link usualPolicy}. */
export interface BookingPolicy {
  bookingOpensDays: number | null;
  bookingClosesMinutes: number;
  cancelHours: number;
  lateCancelForfeits: boolean;
  offerMinutes: number;
}

/** Of credits that belong to no course. */
export const usualPolicy: BookingPolicy = {
  bookingOpensDays: null,
  bookingClosesMinutes: 0,
  cancelHours: 24,
  lateCancelForfeits: true,
  offerMinutes: 720,
};

/** As much of a class as booking looks at. */
export interface BookableSession {
  state: SessionState;
  title: string;
  startsAt: Date;
  timeZone: string;
  minutes: number;
  capacity: number;
  seatsTaken: number;
}

/** A booking of the same person that is active and not over. */
export interface OwnBooking {
  id: string;
  state: BookingState;
  sessionId: string;
  enrollmentStepId: string | null;
  title: string;
  startsAt: Date;
  minutes: number;
}

/** The step that is to be booked, with what the order of steps says about it. */
export interface StepToBook {
  id: string;
  label: string;
  kind: StepKind;
  state: StepState;
  enrollmentState: EnrollmentState;
  isOption: boolean;
  /** An earlier required step of a course that goes step by step is unsettled. */
  isOutOfTurn: boolean;
}

/** All that decides whether somebody may have a seat. */
export interface BookingFacts {
  sessionId: string;
  session: BookableSession;
  /** Null where it is booked with a credit. */
  step: StepToBook | null;
  /** Booked with a credit: the class belongs to courses, and the person takes none of them. */
  isOfForeignCourse: boolean;
  hasRight: boolean;
  /** Why none of what is left may be used now; null where nothing is left, or something may be. */
  standstill: Standstill | null;
  own: readonly OwnBooking[];
  policy: BookingPolicy;
  /** The staff may book outside the booking window. */
  byStaff: boolean;
  acceptOverlap: boolean;
}

export type BookingDecision =
  { kind: "free" } | { kind: "refused"; field: string; reason: string };

const no = (field: string, reason: string) =>
  ({ kind: "refused", field, reason }) as const;

/**
 * Whether the seat may be had now, or why not: the class itself, the course and its step, what is booked already, the window,
 * the right, the seat; and at last what has only to be confirmed.
 */
export function decideBooking(facts: BookingFacts, now: Date): BookingDecision {
  return (
    refusesBeforeSeat(facts, now) ??
    refusesSeat(facts.session) ??
    warnsOfOverlap(facts) ?? { kind: "free" }
  );
}

/** Whether somebody may wait for a seat: all that booking asks for, and that there is no seat. */
export function decideJoining(facts: BookingFacts, now: Date): BookingDecision {
  const objection = refusesBeforeSeat(facts, now);
  if (objection) return objection;
  return refusesSeat(facts.session)
    ? { kind: "free" }
    : no("sessionId", "There is a seat free in this class. Book it now.");
}

/** Whether somebody who waits may be offered a seat, or why the seat goes to the next. The seat itself is asked about apart. */
export const refusesBeforeSeat = (facts: BookingFacts, now: Date) =>
  refusesClass(facts, now) ??
  (facts.step ? refusesStep(facts.step) : refusesForeign(facts)) ??
  refusesSecond(facts, now) ??
  (facts.byStaff ? null : refusesTime(facts, now)) ??
  refusesRight(facts);

/** Why an offer in hand can no longer be accepted, in words; null where it can. The offer's own time is asked about apart. */
export function refusesAccepting(
  session: BookableSession,
  place: {
    enrollment: { state: EnrollmentState };
    step: Pick<StepToBook, "id" | "label" | "kind" | "state">;
  } | null,
  standstill: Standstill | null,
  now: Date,
): string | null {
  const step = place && {
    ...place.step,
    enrollmentState: place.enrollment.state,
    isOption: true,
    isOutOfTurn: false,
  };
  const objection =
    refusesClass({ session }, now) ??
    (step && refusesStep(step)) ??
    refusesRight({ hasRight: standstill === null, standstill, step });
  return objection?.reason ?? null;
}

function refusesClass({ session }: Pick<BookingFacts, "session">, now: Date) {
  if (session.state === "CANCELED")
    return no("sessionId", "This class was canceled. Please choose another.");
  if (session.startsAt <= now)
    return no(
      "sessionId",
      "This class has begun already. Please choose another.",
    );
  return null;
}

function refusesStep({
  label,
  kind,
  state,
  enrollmentState,
  isOption,
  isOutOfTurn,
}: StepToBook) {
  if (enrollmentState !== "ACTIVE")
    return no(
      "enrollmentStepId",
      `Your course is ${enrollmentState.toLowerCase()}, so nothing can be booked in it.`,
    );
  if (kind !== "SESSION")
    return no(
      "enrollmentStepId",
      `${label} is not taken in a class; there is nothing to book.`,
    );
  if (!isOption)
    return no("sessionId", `${label} cannot be taken in this class.`);
  if (state !== "PENDING" && state !== "IN_PROGRESS")
    return no("enrollmentStepId", settledWords[state](label));
  if (isOutOfTurn)
    return no(
      "enrollmentStepId",
      "This course goes step by step: finish the earlier steps first.",
    );
  return null;
}

const settledWords = {
  COMPLETED: (label: string) => `${label} is completed already.`,
  SKIPPED: (label: string) => `${label} was skipped; it need not be taken.`,
  FAILED: (label: string) =>
    `${label} failed. Your school has to take it up again first.`,
};

function refusesForeign({ isOfForeignCourse }: BookingFacts) {
  return isOfForeignCourse
    ? no(
        "sessionId",
        "This class belongs to a course that you do not take. Buy the course to book it.",
      )
    : null;
}

function refusesSecond({ own, sessionId, step }: BookingFacts, now: Date) {
  const same = own.find((booking) => booking.sessionId === sessionId);
  if (same)
    return no(
      "sessionId",
      same.state === "HELD"
        ? "A seat in this class is held for you: accept the offer."
        : "You are booked for this class already.",
    );
  const other = step && own.find((each) => each.enrollmentStepId === step.id);
  if (!other) return null;
  if (other.state === "HELD")
    return no(
      "enrollmentStepId",
      `A seat in ${other.title} is offered to you for ${step.label}. Accept it or pass it on first.`,
    );
  const booked = `You are booked for ${step.label} already, in ${other.title}`;
  return no(
    "enrollmentStepId",
    phaseOf(other, now) === "COMING"
      ? `${booked}. Swap that booking, or cancel it first.`
      : `${booked}, which has begun. Whether you were there is still to be noted; another class can be booked after that.`,
  );
}

function refusesTime({ session, policy }: BookingFacts, now: Date) {
  const window = bookingWindow(session, policy);
  const { opensAt, closesAt } = window;
  const phase = phaseOfWindow(window, now);
  if (phase === "AHEAD" && opensAt)
    return no(
      "sessionId",
      `This class can be booked from ${sayTime(opensAt, session.timeZone)} on.`,
    );
  if (phase === "OVER")
    return no(
      "sessionId",
      `This class could be booked until ${sayTime(closesAt, session.timeZone)}.`,
    );
  return null;
}

function refusesRight({
  hasRight,
  standstill,
  step,
}: Pick<BookingFacts, "hasRight" | "standstill" | "step">) {
  if (hasRight) return null;
  if (standstill)
    return no(
      step ? "enrollmentStepId" : "sessionId",
      standstillWords[standstill](
        step
          ? `Your right to book ${step.label} stands`
          : "These credits stand",
      ),
    );
  return step
    ? no(
        "enrollmentStepId",
        `Your right to book ${step.label} is used up or was taken back. Ask your school for another one, or book with an extra credit.`,
      )
    : no("sessionId", "You have no unused credit for a class of this kind.");
}

/** Why something that is left may not be used now, in words. */
const standstillWords: Record<Standstill, (what: string) => string> = {
  PAYMENT: (what) => `${what} still while the payment is being clarified.`,
  COURSE: (what) => `${what} still while the course is suspended.`,
};

function refusesSeat(session: BookableSession) {
  return session.seatsTaken >= session.capacity
    ? no("sessionId", "This class is full. You may join its waitlist.")
    : null;
}

/** What has only to be confirmed: a class at the time of another one that is booked; null where there is nothing to confirm. */
export function warnsOfOverlap({
  session,
  own,
  acceptOverlap,
}: Pick<BookingFacts, "own" | "acceptOverlap"> & { session: Lasting }) {
  const overlapping = own.filter((booking) => overlaps(booking, session));
  if (acceptOverlap || overlapping.length === 0) return null;
  const titles = overlapping.map(({ title }) => title).join(", ");
  return no(
    "acceptOverlap",
    `It overlaps with what you have booked already: ${titles}. Confirm to book it all the same.`,
  );
}

type Lasting = Pick<BookableSession, "startsAt" | "minutes">;

/** Where a class is in its time: a seat may be left while it is to come, and its room is open until it is over. */
export const classPhases = ["COMING", "UNDER_WAY", "OVER"] as const;
type ClassPhase = (typeof classPhases)[number];

/** Where a class is in its time; at its first minute it is under way, at its end it is over. */
export function phaseOf(session: Lasting, now: Date): ClassPhase {
  if (now < session.startsAt) return "COMING";
  return now < endOf(session) ? "UNDER_WAY" : "OVER";
}

/** When a class is over. */
export const endOf = ({ startsAt, minutes }: Lasting): Date =>
  new Date(startsAt.getTime() + minutes * minuteMs);

/** Whether two classes share any moment; one that begins as the other ends does not. */
export const overlaps = (one: Lasting, other: Lasting): boolean =>
  one.startsAt < endOf(other) && other.startsAt < endOf(one);

/** From when to when a class may be booked. */
export interface BookingWindow {
  /** Null where it may be booked from ever on. */
  opensAt: Date | null;
  closesAt: Date;
}

/** From when to when a class may be booked; from ever on where nothing is said. */
export function bookingWindow(
  { startsAt }: Pick<BookableSession, "startsAt">,
  {
    bookingOpensDays,
    bookingClosesMinutes,
  }: Pick<BookingPolicy, "bookingOpensDays" | "bookingClosesMinutes">,
): BookingWindow {
  return {
    opensAt:
      bookingOpensDays === null
        ? null
        : new Date(startsAt.getTime() - bookingOpensDays * 24 * hourMs),
    closesAt: new Date(startsAt.getTime() - bookingClosesMinutes * minuteMs),
  };
}

/** Where the time in which a class may be booked is: still to come, running, or over. */
export const windowPhases = ["AHEAD", "OPEN", "OVER"] as const;
type WindowPhase = (typeof windowPhases)[number];

/** Where a booking window is in its time; it is open in its first moment, and no longer in the one in which it closes. */
export function phaseOfWindow(
  { opensAt, closesAt }: BookingWindow,
  now: Date,
): WindowPhase {
  if (opensAt && now < opensAt) return "AHEAD";
  return now < closesAt ? "OPEN" : "OVER";
}

/**
 * Until when a booking may be canceled without losing anything. A class that the school moved may be left freely for as long
 * as was promised then.
 */
export function freeUntil(
  {
    startsAt,
    freeLeaveUntil,
  }: Pick<BookableSession, "startsAt"> & { freeLeaveUntil: Date | null },
  { cancelHours }: Pick<BookingPolicy, "cancelHours">,
): Date {
  const usual = new Date(startsAt.getTime() - cancelHours * hourMs);
  return freeLeaveUntil && freeLeaveUntil > usual ? freeLeaveUntil : usual;
}

/** Whether leaving now uses the right up. Nothing is lost once the class has begun: it can be left no more. */
export const losesRight = (
  session: Pick<BookableSession, "startsAt"> & { freeLeaveUntil: Date | null },
  policy: Pick<BookingPolicy, "cancelHours" | "lateCancelForfeits">,
  now: Date,
): boolean =>
  policy.lateCancelForfeits &&
  now > freeUntil(session, policy) &&
  now < session.startsAt;

/** As much of a step as its order matters for, with whether it is booked. */
export interface BookedStep {
  position: number;
  required: boolean;
  state: StepState;
  isBooked: boolean;
}

/** Whether an earlier required step is neither done nor booked; kept with the booking, for what it tells about the course. */
export const bookedAhead = (
  steps: readonly BookedStep[],
  { position }: Pick<BookedStep, "position">,
): boolean =>
  steps.some(
    (step) =>
      step.required &&
      step.position < position &&
      !step.isBooked &&
      step.state !== "COMPLETED" &&
      step.state !== "SKIPPED",
  );

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
