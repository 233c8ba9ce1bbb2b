import type { Tx } from "../transaction.ts";
import { requestEnrolment } from "../partner/request-enrolment.ts";
import { recordStepEvent } from "./enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import { moveStep } from "./move-step.ts";
import { skipsAhead } from "./sequence.rules.ts";

/**
 * A step's turn comes. A partner's step is requested there and starts when the partner accepts (at once, where it accepted
 * before); the other kinds wait for the student.
 */
export async function openStep(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  now: Date,
): Promise<void> {
  const opened = await tx.db.enrollmentStep.update({
    where: { id: step.id },
    data: { openedAt: now },
  });
  step.openedAt = opened.openedAt;
  recordStepEvent(
    tx,
    "step.opened",
    enrollment,
    step,
    { from: step.state, to: step.state },
    now,
    {
      payload: { skippedAhead: skipsAhead(enrollment.steps, step) },
    },
  );
  if (step.kind !== "PARTNER") return;
  if (step.partnerEnrollment?.acceptedAt)
    await moveStep(tx, enrollment, step, "IN_PROGRESS", "step.started", now);
  else await requestEnrolment(tx, step, now);
}
