import type { Tx } from "../transaction.ts";
import { settleWait } from "./settle-wait.ts";
import type { WaitSubject } from "./waitlist.events.ts";

/**
 * Ends the waits of a person who has booked a class: the one for it is fulfilled, those for other classes of the same step are
 * left. `waits` are those that were found around the class.
 */
export async function endWaits(
  tx: Tx,
  waits: readonly WaitSubject[],
  { sessionId }: { sessionId: string },
  now: Date,
): Promise<void> {
  for (const wait of waits)
    await (wait.sessionId === sessionId
      ? settleWait(tx, wait, "BOOKED", "A seat was booked.", now)
      : settleWait(
          tx,
          wait,
          "LEFT",
          "Another class was booked for this step.",
          now,
        ));
}
