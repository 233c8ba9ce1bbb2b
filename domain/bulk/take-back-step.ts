import { carryOn } from "../enrollment/carry-on.ts";
import { failStep } from "../enrollment/fail-step.ts";
import {
  lockEnrollmentOfStep,
  type LockedEnrollment,
  type LockedStep,
} from "../enrollment/lock.ts";
import { markStepComplete } from "../enrollment/mark-step-complete.ts";
import type { StepOutcome } from "../enrollment/move-by-command.ts";
import { moveStep } from "../enrollment/move-step.ts";
import { skipStep } from "../enrollment/skip-step.ts";
import { takeBackCompletion } from "../enrollment/take-back-completion.ts";
import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import { requestEnrolment } from "../partner/request-enrolment.ts";
import { withdrawFromPartner } from "../partner/withdraw-from-partner.ts";
import type { Tx } from "../transaction.ts";
import type { RowUndone } from "./bulk-kind.ts";
import type { StepMoment } from "./step-moment.ts";
import { whyNotTakenBack } from "./take-back.rules.ts";

interface Move {
  enrollment: LockedEnrollment;
  step: LockedStep;
  moment: StepMoment;
  reason: string;
}

type TakeBack = (
  tx: Tx,
  move: Move,
  now: Date,
) => Promise<StepOutcome | Refusal | void>;

/** How each command is taken back: a retry and a reopening by the commands that lead there, the others by restoring. */
const takeBack: Record<"complete" | "skip" | "retry" | "reopen", TakeBack> = {
  complete: unsettle,
  skip: unsettle,
  retry: failAgain,
  reopen: settleAgain,
};

/**
 * Takes back what a bulk operation did to a step, as new facts with a reason: the step stands as it stood before, later steps
 * wait again, the partner is asked or told accordingly. Refuses where the step or the student has moved on.
 */
export async function takeBackStep(
  tx: Tx,
  command: keyof typeof takeBack,
  moment: StepMoment,
  reason: string,
  now: Date,
): Promise<RowUndone> {
  const locked = await lockEnrollmentOfStep(tx, moment.stepId);
  if (!locked) return notFound("stepId", "step");
  const { enrollment, step } = locked;
  const standing = { ...enrollment, sequencing: enrollment.course.sequencing };
  const objection = whyNotTakenBack(standing, step, moment);
  if (objection) return refused("stepId", objection);
  const outcome = await takeBack[command](
    tx,
    { enrollment, step, moment, reason },
    now,
  );
  return outcome && isRefusal(outcome) ? outcome : { kind: "undone" };
}

async function unsettle(
  tx: Tx,
  { enrollment, step, moment: { before }, reason }: Move,
  now: Date,
): Promise<Refusal | void> {
  if (await hasNewerAttempt(tx, enrollment))
    return refused("stepId", "The student takes this course again by now.");
  if (step.partnerEnrollment?.observedState === "COMPLETED")
    return refused("stepId", "The partner says by now that it is completed.");
  const wasOpen = before.openedAt !== null;
  // The partner may have accepted while the step was settled.
  const accepted = wasOpen && step.partnerEnrollment?.acceptedAt;
  const to =
    before.state === "PENDING" && accepted ? "IN_PROGRESS" : before.state;
  const type =
    to === "FAILED" ? "step.failed" : wasOpen ? "step.reopened" : "step.paused";
  const circumstance = {
    reason: to === "FAILED" ? before.failureReason : reason,
    payload: { takenBack: reason },
  };
  await moveStep(tx, enrollment, step, to, type, now, circumstance, {
    openedAt: asTime(before.openedAt),
    startedAt: asTime(before.startedAt) ?? (accepted || null),
    settledAt: to === "FAILED" ? asTime(before.settledAt) : null,
  });
  await takeBackCompletion(tx, enrollment, step, reason, now);
  if (before.wanted && step.partnerEnrollment?.desiredState === "WITHDRAWN")
    await requestEnrolment(tx, step, now);
  await carryOn(tx, enrollment, now);
}

const asTime = (text: string | null) => (text === null ? null : new Date(text));

/** Only one attempt of a course is open at a time (`enrollment_one_open_attempt`). */
async function hasNewerAttempt(
  tx: Tx,
  { personId, courseId, attempt, state }: LockedEnrollment,
): Promise<boolean> {
  if (state !== "COMPLETED") return false;
  const newer = await tx.db.enrollment.count({
    where: { personId, courseId, attempt: { gt: attempt } },
  });
  return newer > 0;
}

async function failAgain(
  tx: Tx,
  { step, moment: { stepId, before }, reason }: Move,
  now: Date,
): Promise<StepOutcome | Refusal> {
  if (step.state === "PENDING" && step.partnerEnrollment?.acceptedAt)
    return refused("stepId", "The partner has accepted the student since.");
  if (step.state === "PENDING") await withdrawFromPartner(tx, step);
  return failStep(
    tx,
    {
      stepId,
      reason: before.failureReason ?? reason,
      payload: { takenBack: reason },
    },
    now,
  );
}

async function settleAgain(
  tx: Tx,
  { moment: { stepId, before }, reason }: Move,
  now: Date,
): Promise<StepOutcome | Refusal> {
  const payload = { takenBack: reason };
  const occurredAt = before.settledAt ? new Date(before.settledAt) : now;
  if (before.state === "SKIPPED")
    return skipStep(tx, { stepId, reason, occurredAt, payload }, now);
  if (before.state === "COMPLETED")
    return markStepComplete(tx, { stepId, reason, occurredAt, payload }, now);
  const again = before.failureReason ?? reason;
  return failStep(tx, { stepId, reason: again, payload }, now);
}
