import type { Tx } from "../transaction.ts";
import { settleWait } from "./settle-wait.ts";

/**
 * Ends the waits of a person who has booked: the one for this class is fulfilled, those for other classes of the same step are
 * left.
 */
export async function endWaits(
  tx: Tx,
  {
    personId,
    sessionId,
    enrollmentStepId,
  }: { personId: string; sessionId: string; enrollmentStepId: string | null },
  now: Date,
): Promise<void> {
  const waits = await tx.db.waitlistEntry.findMany({
    where: {
      personId,
      state: "WAITING",
      OR: [{ sessionId }, ...(enrollmentStepId ? [{ enrollmentStepId }] : [])],
    },
  });
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
