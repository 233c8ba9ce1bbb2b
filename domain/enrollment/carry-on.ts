import type { Tx } from "../transaction.ts";
import { completeEnrollment } from "./complete-enrollment.ts";
import type { LockedEnrollment } from "./lock.ts";
import { keepInTurn } from "./keep-in-turn.ts";
import { openStep } from "./open-step.ts";
import { isEnrollmentComplete, stepToOpen } from "./sequence.rules.ts";

/** What follows after anything moved: the enrollment completes, or the step whose turn it is opens. Repeats change nothing. */
export async function carryOn(
  tx: Tx,
  enrollment: LockedEnrollment,
  now: Date,
): Promise<void> {
  await keepInTurn(tx, enrollment, now);
  if (enrollment.state !== "ACTIVE") return;
  if (isEnrollmentComplete(enrollment.steps))
    return completeEnrollment(tx, enrollment, now);
  const next = stepToOpen(enrollment.course.sequencing, enrollment.steps);
  if (next) await openStep(tx, enrollment, next, now);
}
