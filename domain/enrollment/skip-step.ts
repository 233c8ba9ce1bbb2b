import {
  moveByCommand,
  type StepInput,
  type StepOutcome,
} from "./move-by-command.ts";
import { withdrawFromPartner } from "../partner/withdraw-from-partner.ts";
import type { Tx } from "../transaction.ts";

/** Lets a student pass without the step, with a reason; the partner is told that the student will not come. */
export function skipStep(
  tx: Tx,
  input: StepInput & { reason: string },
  now: Date,
): Promise<StepOutcome> {
  return moveByCommand(
    tx,
    "skip",
    "step.skipped",
    input,
    now,
    (_enrollment, step) => withdrawFromPartner(tx, step),
  );
}
