import { isRefusal, refused, type Refusal } from "../outcome.ts";
import { lockSessions } from "../booking/lock-session.ts";
import { attachOption, detachOption } from "../session/attach-option.ts";
import { lockOptions } from "../session/refuse-clash.ts";
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
  await lockOptions(tx);
  // In the order of their ids, in which everybody locks classes.
  await lockSessions(
    tx,
    steps.flatMap(({ attach, detach }) => [...attach, ...detach]),
  );
  let count = 0;
  // What goes first makes room for what comes.
  for (const change of ["detach", "attach"] as const)
    for (const [index, { kind, courseStepId, ...wanted }] of steps.entries()) {
      if (kind !== "SESSION") continue;
      for (const sessionId of wanted[change]) {
        const outcome = await commands[change](
          tx,
          { sessionId, courseStepId },
          now,
        );
        if (isRefusal(outcome))
          return refused(`steps.${index}.options`, outcome.message);
        if (outcome.kind === "changed") count += 1;
      }
    }
  return { kind: "written", count };
}

const commands = { attach: attachOption, detach: detachOption };
