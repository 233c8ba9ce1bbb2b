import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";
import type { Tx } from "../transaction.ts";

/** The student is under way: the partner accepted, a seat is booked, a first lesson was opened. Never undoes a later state. */
export function startStep(
  tx: Tx,
  input: StepInput,
  now: Date,
): Promise<StepOutcome> {
  return moveByCommand(tx, "start", "step.started", input, now);
}
