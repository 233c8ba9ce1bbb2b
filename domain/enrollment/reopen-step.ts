import { revokeCertificate } from "../certificate/revoke-certificate.ts";
import { refused } from "../outcome.ts";
import { requestEnrolment } from "../partner/request-enrolment.ts";
import type { Tx } from "../transaction.ts";
import { recordEnrollmentEvent } from "./enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";
import { moveStep } from "./move-step.ts";
import { stepsToPause } from "./sequence.rules.ts";

/**
 * Opens a settled step again, with a reason. In a STRICT course the steps after it wait until it is settled again; a
 * completed enrollment becomes active, and its certificate is revoked until it completes anew.
 */
export function reopenStep(
  tx: Tx,
  input: StepInput & { reason: string },
  now: Date,
): Promise<StepOutcome> {
  return moveByCommand(
    tx,
    "reopen",
    "step.reopened",
    input,
    now,
    async (enrollment, step) => {
      if (await hasOtherAttempt(tx, enrollment))
        return refused(
          "stepId",
          "The student takes this course again; work on the newer attempt.",
        );
      await pauseLaterSteps(tx, enrollment, step, now);
      await takeBackCompletion(tx, enrollment, step, input.reason, now);
      if (mustAskPartner(step)) await requestEnrolment(tx, step, now);
    },
  );
}

/** Where the student never began, or was withdrawn, the partner has to be asked anew. */
const mustAskPartner = ({ kind, state, partnerEnrollment }: LockedStep) =>
  kind === "PARTNER" &&
  (state === "PENDING" || partnerEnrollment?.desiredState !== "ENROLLED");

/** Only one attempt of a course is open at a time (`enrollment_one_open_attempt`). */
async function hasOtherAttempt(
  tx: Tx,
  { id, personId, courseId, state }: LockedEnrollment,
): Promise<boolean> {
  if (state !== "COMPLETED") return false;
  const others = await tx.db.enrollment.count({
    where: {
      personId,
      courseId,
      id: { not: id },
      state: { in: ["PENDING", "ACTIVE", "SUSPENDED"] },
    },
  });
  return others > 0;
}

async function pauseLaterSteps(
  tx: Tx,
  enrollment: LockedEnrollment,
  reopened: LockedStep,
  now: Date,
) {
  const { sequencing } = enrollment.course;
  for (const step of stepsToPause(sequencing, enrollment.steps, reopened)) {
    await moveStep(tx, enrollment, step, "PENDING", "step.paused", now);
    await tx.db.enrollmentStep.update({
      where: { id: step.id },
      data: { openedAt: null },
    });
    step.openedAt = null;
  }
}

async function takeBackCompletion(
  tx: Tx,
  enrollment: LockedEnrollment,
  reopened: LockedStep,
  reason: string,
  now: Date,
) {
  if (enrollment.state !== "COMPLETED" || !reopened.required) return;
  await tx.db.enrollment.update({
    where: { id: enrollment.id },
    data: { state: "ACTIVE", completedAt: null },
  });
  enrollment.state = "ACTIVE";
  recordEnrollmentEvent(tx, "enrollment.reopened", enrollment, now, { reason });
  await revokeCertificate(tx, enrollment, reason, now);
}
