import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";
import type { Tx } from "../transaction.ts";

/** Completes a step and carries on: the next step opens, or the enrollment completes. A repeat changes nothing. */
export function markStepComplete(
  tx: Tx,
  input: StepInput,
  now: Date,
): Promise<StepOutcome> {
  return moveByCommand(tx, "complete", "step.completed", input, now);
}
