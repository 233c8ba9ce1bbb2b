import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";
import type { Tx } from "../transaction.ts";

/** A step cannot go on without an admin: refused by the partner, or failed by the student. `reason` is shown to the admin. */
export function failStep(
  tx: Tx,
  input: StepInput & { reason: string },
  now: Date,
): Promise<StepOutcome> {
  return moveByCommand(tx, "fail", "step.failed", input, now);
}
