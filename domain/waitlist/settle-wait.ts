import type { Tx } from "../transaction.ts";
import { recordWaitlistEvent, type WaitSubject } from "./waitlist.events.ts";

type WaitEnd = "LEFT" | "EXPIRED" | "PASSED" | "BOOKED";

const eventOf = {
  LEFT: "waitlist.left",
  EXPIRED: "waitlist.expired",
  PASSED: "waitlist.passed",
  BOOKED: "waitlist.accepted",
} as const satisfies Record<WaitEnd, string>;

/** Ends a wait, with the reason in words for whoever waited. Nothing happens to one that is over. */
export async function settleWait(
  tx: Tx,
  wait: WaitSubject,
  state: WaitEnd,
  reason: string,
  now: Date,
): Promise<void> {
  const { count } = await tx.db.waitlistEntry.updateMany({
    where: { id: wait.id, state: { in: ["WAITING", "OFFERED"] } },
    data: { state, settledAt: now, reason },
  });
  if (count > 0) recordWaitlistEvent(tx, eventOf[state], wait, now, { reason });
}
