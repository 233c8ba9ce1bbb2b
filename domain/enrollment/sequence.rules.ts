import type {
  EnrollmentState,
  Sequencing,
  StepKind,
  StepState,
} from "@throughline/prisma";

/** As much of a step as its order matters for. */
export interface PlacedStep {
  position: number;
  required: boolean;
  state: StepState;
  openedAt: Date | null;
}

/** Neither completed nor skipped: somebody still has to do something. */
export const isUnsettled = ({ state }: Pick<PlacedStep, "state">) =>
  state !== "COMPLETED" && state !== "SKIPPED";

/** True as soon as every required step is completed or skipped; optional ones do not count. */
export function isEnrollmentComplete(steps: readonly PlacedStep[]): boolean {
  return steps.every((step) => !step.required || !isUnsettled(step));
}

/** The step that the student is on: the first required one, in order, that is not settled. Null when there is none left. */
export function getCurrentStep<Step extends PlacedStep>(
  steps: readonly Step[],
): Step | null {
  return (
    inOrder(steps).find((step) => step.required && isUnsettled(step)) ?? null
  );
}

/**
 * The step whose turn comes now, if any. In a STRICT course the current step opens by itself, one at a time; in an
 * ADVISORY course only the very first does, the others wait for the student to choose.
 */
export function stepToOpen<Step extends PlacedStep>(
  sequencing: Sequencing,
  steps: readonly Step[],
): Step | null {
  const current = getCurrentStep(steps);
  if (!current || current.openedAt) return null;
  if (sequencing === "STRICT") return current;
  return steps.some((step) => step.openedAt) ? null : current;
}

/** The required steps of a STRICT course that are open although an earlier required one is not settled. */
export function stepsOutOfTurn<Step extends PlacedStep>(
  sequencing: Sequencing,
  steps: readonly Step[],
): Step[] {
  if (sequencing !== "STRICT") return [];
  return steps.filter(
    (step) =>
      step.required &&
      step.openedAt !== null &&
      (step.state === "PENDING" || step.state === "IN_PROGRESS") &&
      skipsAhead(steps, step),
  );
}

/** True where an earlier required step is still unsettled: allowed in an ADVISORY course, and flagged. */
export function skipsAhead(
  steps: readonly PlacedStep[],
  step: Pick<PlacedStep, "position">,
): boolean {
  return steps.some(
    (other) =>
      other.required && other.position < step.position && isUnsettled(other),
  );
}

/** True where a step may not be begun or booked yet: a required one of a STRICT course, while an earlier one is unsettled. */
export const isOutOfTurn = (
  sequencing: Sequencing,
  steps: readonly PlacedStep[],
  step: Pick<PlacedStep, "position" | "required">,
): boolean =>
  sequencing === "STRICT" && step.required && skipsAhead(steps, step);

/** Whose move it is. */
export type WaitingOn = "STUDENT" | "PARTNER" | "ADMIN" | "PAYMENT";

/** Who a step waits for; null where its turn has not come or it is over. A paused enrollment waits for an admin. */
export function waitingOn(
  step: Pick<PlacedStep, "state" | "openedAt"> & { kind: StepKind },
  enrollmentState: EnrollmentState,
): WaitingOn | null {
  if (enrollmentState === "CANCELED" || enrollmentState === "REFUNDED")
    return null;
  if (step.state === "FAILED") return "ADMIN";
  if (!step.openedAt || !isUnsettled(step)) return null;
  if (enrollmentState === "SUSPENDED") return "ADMIN";
  if (step.state === "PENDING" && step.kind === "PARTNER") return "PARTNER";
  return "STUDENT";
}

/** Settled required steps in percent of all required ones, rounded down; 100 only when all are. */
export function percentComplete(steps: readonly PlacedStep[]): number {
  const required = steps.filter((step) => step.required);
  if (required.length === 0) return 100;
  const settled = required.filter((step) => !isUnsettled(step)).length;
  return Math.floor((settled / required.length) * 100);
}

function inOrder<Step extends PlacedStep>(steps: readonly Step[]): Step[] {
  return steps.toSorted((a, b) => a.position - b.position);
}
