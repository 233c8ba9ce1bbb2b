import type { OfferOutcome } from "@throughline/prisma";
import { tellAboutClass } from "../booking/tell.ts";
import type { ToldRight } from "../booking/told-right.rules.ts";
import type { Tx } from "../transaction.ts";
import { settleWait } from "./settle-wait.ts";

const waitAfter = {
  ACCEPTED: "BOOKED",
  PASSED: "PASSED",
  EXPIRED: "EXPIRED",
  WITHDRAWN: "LEFT",
} as const satisfies Record<OfferOutcome, string>;

/** What became of an offer, and of the right that was kept for it, where that is told. */
interface Settlement {
  outcome: OfferOutcome;
  reason: string;
  right?: ToldRight;
}

/**
 * Writes what became of the offer that a booking holds, and ends its wait with it. Whoever lost the seat without having said so is
 * told, once. The booking itself is the caller's.
 */
export async function settleOffer(
  tx: Tx,
  { id: bookingId, personId }: { id: string; personId: string },
  session: { id: string; title: string; startsAt: Date; timeZone: string },
  { outcome, reason, right = "RETURNED" }: Settlement,
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
  const detail = { reason, right };
  await tellAboutClass(tx, "offerEnded", about, session, now, detail);
}
