import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { refused } from "../outcome.ts";
import { requestEnrolment } from "../partner/request-enrolment.ts";
import type { Tx } from "../transaction.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";
import { takeBackCompletion } from "./take-back-completion.ts";

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
      await takeBackCompletion(tx, enrollment, step, input.reason, now);
      if (mustAskPartner(step)) await requestEnrolment(tx, step, now);
      if (step.kind === "SESSION")
        await grantStepBookings(tx, { enrollmentId: enrollment.id }, now);
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
