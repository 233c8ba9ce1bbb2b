import type {
  EnrollmentState,
  Sequencing,
  StepState,
} from "@throughline/prisma";
import { inWords } from "./in-words.ts";
import { traceOf, type StepMoment, type StepTrace } from "./step-moment.ts";

interface StandingStep {
  position: number;
  label: string;
  state: StepState;
  settledAt: Date | null;
  openedAt: Date | null;
  partnerId: string | null;
}

/** As much of an enrollment as decides whether a step's move can be taken back. */
export interface Standing {
  state: EnrollmentState;
  sequencing: Sequencing;
  steps: readonly StandingStep[];
}

/**
 * Why a step's move can no longer be taken back, in words; null where it can. It cannot where the step was moved again since, or
 * where in a STRICT course the student has settled a later step on the strength of it.
 */
export function whyNotTakenBack(
  { state, sequencing, steps }: Standing,
  step: StandingStep,
  { after }: Pick<StepMoment, "after">,
): string | null {
  if (state === "CANCELED" || state === "REFUNDED")
    return `The enrollment is ${inWords(state)} by now; its steps no longer move.`;
  const moved = howItMoved(step, after);
  if (moved) return `The step has moved since: it ${moved}.`;
  const { settledAt } = step;
  const later =
    sequencing === "STRICT" && settledAt
      ? steps.find(
          (other) =>
            other.position > step.position &&
            other.settledAt !== null &&
            other.settledAt > settledAt,
        )
      : undefined;
  return later
    ? `The student has gone on since: ${later.label} is ${inWords(later.state)}.`
    : null;
}

/** A step that went to another partner, or was opened anew, is another wait, though its state be the same. */
function howItMoved(step: StandingStep, after: StepTrace): string | null {
  const now = traceOf(step);
  if (now.state !== after.state || now.settledAt !== after.settledAt)
    return `is ${inWords(step.state)} now`;
  if (after.partnerId !== undefined && now.partnerId !== after.partnerId)
    return "is with another partner now";
  if (after.openedAt !== undefined && now.openedAt !== after.openedAt)
    return now.openedAt === null ? "waits for its turn now" : "was opened anew";
  return null;
}
