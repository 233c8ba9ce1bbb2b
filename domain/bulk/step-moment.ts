import type { StepState } from "@throughline/prisma";
import type { LockedStep } from "../enrollment/lock.ts";

/** A step before and after a bulk operation moved it, as kept with the row: times are ISO texts. */
export interface StepMoment {
  stepId: string;
  before: StepBefore;
  after: { state: StepState; settledAt: string | null };
}

/** All that taking a move back restores. */
export type StepBefore = ReturnType<typeof momentOf>;

/** How a step stands, in a form that can be stored. */
export function momentOf({
  state,
  openedAt,
  startedAt,
  settledAt,
  failureReason,
  partnerEnrollment,
}: LockedStep) {
  return {
    state,
    openedAt: openedAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
    failureReason,
    /** Whether the student was wanted at the partner. */
    wanted: partnerEnrollment?.desiredState === "ENROLLED",
  };
}
