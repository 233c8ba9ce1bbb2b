import type { EnrollmentStepModel, StepState } from "@throughline/prisma";
import type { LockedStep } from "../enrollment/lock.ts";

/** A step before and after a bulk operation moved it, as kept with the row: times are ISO texts. */
export interface StepMoment {
  stepId: string;
  before: StepBefore;
  after: StepTrace;
}

/** By what a step is known to stand as it was left. Rows from before these two were kept lack them. */
export interface StepTrace {
  state: StepState;
  settledAt: string | null;
  openedAt?: string | null;
  partnerId?: string | null;
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

/** The trace that a step bears now. */
export function traceOf({
  state,
  settledAt,
  openedAt,
  partnerId,
}: Pick<
  EnrollmentStepModel,
  "state" | "settledAt" | "openedAt" | "partnerId"
>): Required<StepTrace> {
  return {
    state,
    settledAt: settledAt?.toISOString() ?? null,
    openedAt: openedAt?.toISOString() ?? null,
    partnerId,
  };
}
