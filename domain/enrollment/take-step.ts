import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockEnrollmentOfStep } from "./lock.ts";
import { openStep } from "./open-step.ts";
import { isOutOfTurn } from "./sequence.rules.ts";

/**
 * A student takes up a step by choice: any step of an ADVISORY course (skipping ahead is flagged), an optional one of a
 * STRICT course. A step that is open already stays as it is.
 */
export async function takeStep(
  tx: Tx,
  { stepId }: { stepId: string },
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; stepId: string } | Refusal> {
  const locked = await lockEnrollmentOfStep(tx, stepId);
  if (!locked) return notFound("stepId", "step");
  const { enrollment, step } = locked;
  if (step.openedAt || step.state !== "PENDING")
    return { kind: "unchanged", stepId };
  if (enrollment.state !== "ACTIVE")
    return refused(
      "stepId",
      "The enrollment is not active, so no step can begin.",
    );
  if (isOutOfTurn(enrollment.course.sequencing, enrollment.steps, step))
    return refused(
      "stepId",
      "This course goes step by step: finish the earlier steps first.",
    );
  await openStep(tx, enrollment, step, now);
  return { kind: "moved", stepId };
}
