import { nextCheckOf } from "../pipeline/lateness.rules.ts";
import { requestEnrolment } from "../partner/request-enrolment.ts";
import type { Tx } from "../transaction.ts";
import { recordStepEvent } from "./enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import { moveStep, tallyOfMove } from "./move-step.ts";
import { skipsAhead } from "./sequence.rules.ts";
import { timeOf } from "./step-time.ts";

/**
 * A step's turn comes. A partner's step is requested there and starts when the partner accepts (at once, where it accepted
 * before); one that is taken in a class starts at once where a seat is booked. Otherwise it waits for the student.
 */
export async function openStep(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  now: Date,
): Promise<void> {
  const before = { ...step };
  const when = timeOf(step, undefined, now);
  const { stuckAfterDays } = enrollment.course;
  const opened = { ...step, openedAt: when };
  const written = await tx.db.enrollmentStep.update({
    where: { id: step.id },
    data: {
      openedAt: when,
      slaCheckAt: nextCheckOf(opened, stuckAfterDays, [], when) ?? when,
      changedAt: when,
    },
  });
  Object.assign(step, written);
  recordStepEvent(
    tx,
    "step.opened",
    enrollment,
    step,
    { from: step.state, to: step.state },
    now,
    {
      occurredAt: when,
      payload: { skippedAhead: skipsAhead(enrollment.steps, step) },
      tally: tallyOfMove(enrollment, before, step),
    },
  );
  if (step.kind === "SESSION" && (await isBooked(tx, step)))
    await moveStep(tx, enrollment, step, "IN_PROGRESS", "step.started", now);
  if (step.kind !== "PARTNER") return;
  if (step.partnerEnrollment?.acceptedAt)
    await moveStep(tx, enrollment, step, "IN_PROGRESS", "step.started", now);
  else if (!isAskedAlready(step)) await requestEnrolment(tx, step, now);
}

/** A request from before the step was sent back to wait: it may have reached the partner, so no second one is made beside it. */
const isAskedAlready = ({ partnerId, partnerEnrollment }: LockedStep) =>
  partnerEnrollment?.desiredState === "ENROLLED" &&
  partnerEnrollment.observedState === "UNKNOWN" &&
  partnerEnrollment.partnerId === partnerId;

async function isBooked(
  tx: Tx,
  { id: enrollmentStepId, state }: LockedStep,
): Promise<boolean> {
  if (state !== "PENDING") return false;
  const seats = await tx.db.booking.count({
    where: { enrollmentStepId, state: "BOOKED", attendance: null },
  });
  return seats > 0;
}
