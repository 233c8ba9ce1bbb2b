import type { EnrollmentState, StepState } from "@throughline/prisma";

/** What may be asked of a step. */
export type StepCommand =
  "start" | "complete" | "fail" | "skip" | "retry" | "reopen";

/** What a rule answers: a move to a state, nothing to do, or a refusal in words for the one who asked. */
export type Decision<State> =
  | { kind: "move"; to: State }
  | { kind: "unchanged" }
  | { kind: "refused"; reason: string };

/** As much of a step as the rules look at. */
export interface StepFacts {
  state: StepState;
  openedAt: Date | null;
  startedAt: Date | null;
}

const unchanged = { kind: "unchanged" } as const;
const to = (state: StepState) => ({ kind: "move", to: state }) as const;
const no = (reason: string) => ({ kind: "refused", reason }) as const;

const notFailed = no("Only a failed step can be retried.");
const notSettled = no("The step is still open; there is nothing to reopen.");
const isCompleted = no("The step is completed. Reopen it first.");
const isSkipped = no("The step was skipped. Reopen it first.");

/** Every state against every command. `resume` is IN_PROGRESS, or PENDING for a step that never began. */
const moves: Record<
  StepCommand,
  Record<StepState, Decision<StepState | "resume">>
> = {
  start: {
    PENDING: to("IN_PROGRESS"),
    IN_PROGRESS: unchanged,
    COMPLETED: unchanged,
    FAILED: unchanged,
    SKIPPED: unchanged,
  },
  complete: {
    PENDING: to("COMPLETED"),
    IN_PROGRESS: to("COMPLETED"),
    COMPLETED: unchanged,
    FAILED: to("COMPLETED"),
    SKIPPED: isSkipped,
  },
  fail: {
    PENDING: to("FAILED"),
    IN_PROGRESS: to("FAILED"),
    COMPLETED: isCompleted,
    FAILED: unchanged,
    SKIPPED: isSkipped,
  },
  skip: {
    PENDING: to("SKIPPED"),
    IN_PROGRESS: to("SKIPPED"),
    COMPLETED: isCompleted,
    FAILED: to("SKIPPED"),
    SKIPPED: unchanged,
  },
  retry: {
    PENDING: notFailed,
    IN_PROGRESS: notFailed,
    COMPLETED: notFailed,
    FAILED: { kind: "move", to: "resume" },
    SKIPPED: notFailed,
  },
  reopen: {
    PENDING: notSettled,
    IN_PROGRESS: notSettled,
    COMPLETED: { kind: "move", to: "resume" },
    FAILED: { kind: "move", to: "resume" },
    SKIPPED: { kind: "move", to: "resume" },
  },
};

/**
 * Where a command takes a step. Late or repeated commands change nothing: a "started" never undoes a "completed". A step
 * whose turn has not come cannot fail.
 */
export function decideStep(
  command: StepCommand,
  step: StepFacts,
): Decision<StepState> {
  if (command === "fail" && step.state === "PENDING" && !step.openedAt)
    return no("The step has not begun, so it cannot fail.");
  const decision = moves[command][step.state];
  if (decision.kind !== "move") return decision;
  if (decision.to !== "resume") return to(decision.to);
  return to(step.startedAt ? "IN_PROGRESS" : "PENDING");
}

/** What may be asked of an enrollment by an admin; `refund` follows from money that went back. */
export type EnrollmentCommand = "suspend" | "resume" | "cancel" | "refund";

const enrollmentMoves: Record<
  EnrollmentCommand,
  Partial<Record<EnrollmentState, EnrollmentState>>
> = {
  suspend: { PENDING: "SUSPENDED", ACTIVE: "SUSPENDED" },
  resume: { SUSPENDED: "ACTIVE" },
  cancel: { PENDING: "CANCELED", ACTIVE: "CANCELED", SUSPENDED: "CANCELED" },
  refund: { PENDING: "REFUNDED", ACTIVE: "REFUNDED", SUSPENDED: "REFUNDED" },
};

/** Where a command takes an enrollment; asking for the state it is in already changes nothing. */
export function decideEnrollment(
  command: EnrollmentCommand,
  state: EnrollmentState,
): Decision<EnrollmentState> {
  const next = enrollmentMoves[command][state];
  if (next) return { kind: "move", to: next };
  if (Object.values(enrollmentMoves[command]).includes(state)) return unchanged;
  return no(
    `The enrollment is ${state.toLowerCase()}: it cannot be ${pastTense[command]}.`,
  );
}

const pastTense = {
  suspend: "suspended",
  resume: "resumed",
  cancel: "canceled",
  refund: "refunded",
} as const;

/** Steps may move while the enrollment is open; a completed one only to correct the record. */
export function mayMoveSteps(
  state: EnrollmentState,
  command: StepCommand,
): Decision<never> | null {
  if (state === "CANCELED" || state === "REFUNDED")
    return no(
      `The enrollment is ${state.toLowerCase()}; its steps no longer move.`,
    );
  if (state === "COMPLETED" && command === "fail")
    return no("The enrollment is completed. Reopen the step first.");
  return null;
}
