import type { OfferOutcome } from "@throughline/prisma";
import { tellAboutClass } from "../booking/tell.ts";
import type { Tx } from "../transaction.ts";
import { settleWait } from "./settle-wait.ts";

const waitAfter = {
  ACCEPTED: "BOOKED",
  PASSED: "PASSED",
  EXPIRED: "EXPIRED",
  WITHDRAWN: "LEFT",
} as const satisfies Record<OfferOutcome, string>;

/**
 * Writes what became of the offer that a booking holds, and ends its wait with it. Whoever lost the seat without having said so is
 * told, once. The booking itself is the caller's.
 */
export async function settleOffer(
  tx: Tx,
  { id: bookingId, personId }: { id: string; personId: string },
  session: { id: string; title: string; startsAt: Date; timeZone: string },
  outcome: OfferOutcome,
  reason: string,
  now: Date,
): Promise<void> {
  const offer = await tx.db.waitlistOffer.update({
    where: { bookingId },
    data: { outcome, settledAt: now },
    include: { entry: true },
  });
  await settleWait(tx, offer.entry, waitAfter[outcome], reason, now);
  if (outcome !== "EXPIRED" && outcome !== "WITHDRAWN") return;
  const about = { personId, occurrence: offer.id };
  await tellAboutClass(tx, "offerEnded", about, session, now, { reason });
}
