import type { BookingModel } from "@throughline/prisma";
import {
  startBookedStep,
  waitForBooking,
} from "../booking/move-booked-step.ts";
import { mayMoveSteps } from "../enrollment/enrollment.rules.ts";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { markStepComplete } from "../enrollment/mark-step-complete.ts";
import { reopenStep } from "../enrollment/reopen-step.ts";
import { isRefusal, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import type { Mark } from "./attendance.rules.ts";

/**
 * Lets the step follow a mark: attended completes it, and whoever missed the class has to book again. A completion that came from the
 * mark before is taken back first. The rules have been asked before.
 */
export async function moveMarkedStep(
  tx: Tx,
  stepId: string,
  { id: bookingId, sessionId }: BookingModel,
  { before, completedByThis }: { before: Mark; completedByThis: boolean },
  mark: Mark,
  now: Date,
): Promise<{ kind: "done" } | Refusal> {
  const payload = { bookingId, sessionId };
  if (before === "ATTENDED" && completedByThis) {
    const reason = "The attendance was corrected.";
    const reopened = await reopenStep(tx, { stepId, reason, payload }, now);
    if (isRefusal(reopened)) return reopened;
  }
  if (mark === "ATTENDED") {
    const completed = await markStepComplete(tx, { stepId, payload }, now);
    return isRefusal(completed) ? completed : { kind: "done" };
  }
  const place = await lockEnrollmentOfStep(tx, stepId);
  if (!place || mayMoveSteps(place.enrollment.state, "start"))
    return { kind: "done" };
  const { enrollment, step } = place;
  if (mark === null)
    await startBookedStep(tx, enrollment, step, bookingId, now);
  else {
    const reason = reasons[mark];
    await waitForBooking(tx, enrollment, step, { bookingId, reason }, now);
  }
  return { kind: "done" };
}

const reasons = {
  NO_SHOW: "The student was not there.",
  EXCUSED: "The student was excused.",
};
