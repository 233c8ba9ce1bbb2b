import { lockSession } from "../booking/lock-session.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { passOffer } from "./pass-offer.ts";
import { settleWait } from "./settle-wait.ts";

/** Gives up a place in line; with an offer in hand, the offer is passed on. A wait that is over stays as it ended. */
export async function leaveWaitlist(
  tx: Tx,
  { entryId }: { entryId: string },
  now: Date,
): Promise<{ kind: "left" | "unchanged"; entryId: string } | Refusal> {
  const open = await tx.db.waitlistOffer.findFirst({
    where: { entryId, outcome: null },
  });
  if (open) {
    const passed = await passOffer(tx, { offerId: open.id }, now);
    return "field" in passed ? passed : { kind: "left", entryId };
  }
  const found = await tx.db.waitlistEntry.findUnique({
    where: { id: entryId },
    select: { sessionId: true },
  });
  if (!found) return notFound("entryId", "wait");
  await lockSession(tx, found.sessionId);
  const entry = await tx.db.waitlistEntry.findUniqueOrThrow({
    where: { id: entryId },
  });
  if (entry.state === "OFFERED") return leaveWaitlist(tx, { entryId }, now);
  if (entry.state !== "WAITING") return { kind: "unchanged", entryId };
  await settleWait(tx, entry, "LEFT", "You left the waitlist.", now);
  return { kind: "left", entryId };
}
