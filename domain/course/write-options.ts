import { isRefusal, refused, type Refusal } from "../outcome.ts";
import { attachOption, detachOption } from "../session/attach-option.ts";
import type { Tx } from "../transaction.ts";
import type { DraftStep } from "./draft.content.ts";

/**
 * Attaches and detaches the classes that a draft says, and leaves alone what was attached elsewhere meanwhile. Answers how many
 * options came and went; refuses to detach what is booked.
 */
export async function writeOptions(
  tx: Tx,
  steps: readonly (DraftStep & { courseStepId: string })[],
  now: Date,
): Promise<{ kind: "written"; count: number } | Refusal> {
  let count = 0;
  for (const [
    index,
    { kind, courseStepId, attach, detach },
  ] of steps.entries()) {
    if (kind !== "SESSION") continue;
    // In the order of their ids, in which everybody locks classes.
    for (const sessionId of [...new Set([...attach, ...detach])].sort()) {
      const change = attach.includes(sessionId) ? attachOption : detachOption;
      const outcome = await change(tx, { sessionId, courseStepId }, now);
      if (isRefusal(outcome))
        return refused(`steps.${index}.options`, outcome.message);
      if (outcome.kind === "changed") count += 1;
    }
  }
  return { kind: "written", count };
}
