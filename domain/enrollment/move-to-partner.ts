import { notFound, refused } from "../outcome.ts";
import { leavePlace } from "../partner/leave-place.ts";
import { requestEnrolment } from "../partner/request-enrolment.ts";
import type { Tx } from "../transaction.ts";
import { recordStepEvent } from "./enrollment.events.ts";
import {
  lockEnrollmentOfStep,
  type LockedEnrollment,
  type LockedStep,
} from "./lock.ts";
import type { StepOutcome } from "./move-by-command.ts";
import { moveStep } from "./move-step.ts";
import { refusesMove } from "./move-to-partner.rules.ts";

interface MoveInput {
  stepId: string;
  partnerId: string;
  /** What the new partner calls the course. */
  courseRef: string;
  reason: string;
}

/**
 * Moves a student's step to another partner: the old one is told that the student will not come, the new one is asked for a
 * place, and the wait begins anew. A step whose turn has not come is asked for when it comes. The course itself stays as it is.
 */
export async function moveToPartner(
  tx: Tx,
  { stepId, partnerId, courseRef, reason }: MoveInput,
  now: Date,
): Promise<StepOutcome> {
  const locked = await lockEnrollmentOfStep(tx, stepId);
  if (!locked) return notFound("stepId", "step");
  const partner = await tx.db.partner.findUnique({
    where: { id: partnerId },
    include: { connection: { select: { partnerId: true } } },
  });
  if (!partner) return notFound("partnerId", "partner");
  const { enrollment, step } = locked;
  const objection = refusesMove(step, enrollment.state, {
    id: partner.id,
    name: partner.name,
    isConnected: partner.connection !== null,
  });
  if (objection)
    return refused(
      step.partnerId === partnerId || !partner.connection
        ? "partnerId"
        : "stepId",
      objection,
    );

  const from = step.partnerId;
  const record = await leavePlace(tx, step, partnerId, now);
  const written = await tx.db.enrollmentStep.update({
    where: { id: stepId },
    data: {
      partnerId,
      partnerCourseRef: courseRef,
      ...(!step.openedAt && { startedAt: null }),
    },
  });
  Object.assign(step, written, { partnerEnrollment: record });
  await beginAnew(tx, enrollment, step, reason, now, {
    fromPartnerId: from,
    toPartnerId: partnerId,
    partnerName: partner.name,
    courseRef,
  });
  return { kind: "moved", stepId };
}

async function beginAnew(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  reason: string,
  now: Date,
  payload: Record<string, string | null>,
) {
  if (!step.openedAt) {
    const stays = { from: step.state, to: step.state };
    recordStepEvent(tx, "step.moved", enrollment, step, stays, now, {
      reason,
      payload,
    });
    return;
  }
  const anew = { openedAt: now, startedAt: null };
  await moveStep(
    tx,
    enrollment,
    step,
    "PENDING",
    "step.moved",
    now,
    { reason, payload },
    anew,
  );
  await requestEnrolment(tx, step, now);
}
