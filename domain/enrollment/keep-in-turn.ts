import type { Tx } from "../transaction.ts";
import type { LockedEnrollment } from "./lock.ts";
import { moveStep } from "./move-step.ts";
import { stepsOutOfTurn } from "./sequence.rules.ts";

/**
 * In a STRICT course one required step is open at a time: one that is open although an earlier one is unsettled again, or still,
 * goes back to wait until its turn comes.
 */
export async function keepInTurn(
  tx: Tx,
  enrollment: LockedEnrollment,
  now: Date,
): Promise<void> {
  const { course, steps } = enrollment;
  for (const step of stepsOutOfTurn(course.sequencing, steps))
    await moveStep(
      tx,
      enrollment,
      step,
      "PENDING",
      "step.paused",
      now,
      {},
      { openedAt: null },
    );
}
