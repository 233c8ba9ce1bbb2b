import { requestEnrolment } from "../partner/request-enrolment.ts";
import type { Tx } from "../transaction.ts";
import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";

/**
 * Takes a failed step up again: in progress where the student had begun; otherwise the partner is asked anew, and the step
 * starts when it accepts.
 */
export function retryStep(
  tx: Tx,
  input: StepInput,
  now: Date,
): Promise<StepOutcome> {
  return moveByCommand(
    tx,
    "retry",
    "step.retried",
    input,
    now,
    async (_enrollment, step) => {
      if (step.state === "PENDING" && step.kind === "PARTNER")
        await requestEnrolment(tx, step, now);
    },
  );
}
