import type {
  AttendanceState,
  BookingState,
  EnrollmentState,
  SessionState,
  StepKind,
  StepState,
} from "@throughline/prisma";
import type { RightOfBooking } from "../entitlement/right.rules.ts";
import { decideStep, mayMoveSteps } from "../enrollment/enrollment.rules.ts";

/** What the roll says of somebody; null while it says nothing. */
export type Mark = AttendanceState | null;

/** The roll opens so many minutes before the class begins. */
export const graceMinutes = 10;

/** When the roll of a class opens. */
export const rollOpensAt = ({ startsAt }: { startsAt: Date }): Date =>
  new Date(startsAt.getTime() - graceMinutes * 60_000);

/** As much of a step as its order and its state tell whether the course has gone on. */
interface LaterStep {
  position: number;
  required: boolean;
  state: StepState;
  kind: StepKind;
  /** Its partner was asked for a place, or a class of it is booked. */
  isTakenUp: boolean;
}

/** The step that a booking takes. */
export interface StepOfMark {
  label: string;
  position: number;
  state: StepState;
  openedAt: Date | null;
  startedAt: Date | null;
  enrollmentState: EnrollmentState;
  isStrict: boolean;
  /** It is completed because this booking was marked as attended. */
  completedByThis: boolean;
  others: readonly LaterStep[];
}

/** All that decides whether a mark may be set, changed or taken back. */
export interface MarkFacts {
  session: { state: SessionState; startsAt: Date };
  bookingState: BookingState;
  mark: Mark;
  /** Null where the class was booked with a credit. */
  step: StepOfMark | null;
}

type MarkDecision =
  | { kind: "mark" }
  | { kind: "unchanged" }
  | { kind: "refused"; reason: string };

const no = (reason: string) => ({ kind: "refused", reason }) as const;

/** Whether a mark may become another one, or why not, in words for whoever keeps the roll. */
export function decideMark(
  { session, bookingState, mark, step }: MarkFacts,
  to: Mark,
  now: Date,
): MarkDecision {
  if (session.state === "CANCELED")
    return no("The class was canceled, so nobody was there.");
  if (now < rollOpensAt(session))
    return no(
      `The class has not begun: its roll opens ${graceMinutes} minutes before.`,
    );
  if (mark === to) return { kind: "unchanged" };
  if (bookingState === "HELD")
    return no("The seat was only offered; the offer was not accepted.");
  if (bookingState === "CANCELED")
    return no(
      mark
        ? "The student has booked the step again since, so this mark stays."
        : "The student is not booked for this class any more.",
    );
  const objection =
    step && (objectionToLeaving(step, mark) ?? objectionToEntering(step, to));
  return objection ? no(objection) : { kind: "mark" };
}

/** Taking "attended" back takes the completion back, which is only done while nothing was built on it. */
function objectionToLeaving(step: StepOfMark, mark: Mark): string | null {
  if (mark !== "ATTENDED" || !step.completedByThis) return null;
  if (step.enrollmentState === "COMPLETED")
    return "The course is completed since. Reopen the step first, with a reason; that also revokes the certificate.";
  const next = step.isStrict
    ? step.others.find(
        (other) => other.position > step.position && hasBegun(other),
      )
    : undefined;
  if (!next) return null;
  return `The student has gone on after ${step.label}. Reopen the step first, with a reason.`;
}

const hasBegun = ({ state, isTakenUp }: LaterStep) =>
  state !== "PENDING" || isTakenUp;

function objectionToEntering(step: StepOfMark, to: Mark): string | null {
  if (to !== "ATTENDED") return null;
  const decision =
    mayMoveSteps(step.enrollmentState, "complete") ??
    decideStep("complete", step);
  return decision.kind === "refused" ? decision.reason : null;
}

/**
 * What a mark does to the right that the booking took: attended uses it up, excused gives it back, and who did not come loses it
 * where the course says so (`lateCancelForfeits`).
 */
export function rightOf(mark: Mark, forfeits: boolean): RightOfBooking {
  switch (mark) {
    case null:
      return "held";
    case "ATTENDED":
      return "used";
    case "NO_SHOW":
      return forfeits ? "used" : "free";
    case "EXCUSED":
      return "free";
  }
}
