import { endBooking } from "../booking/end-booking.ts";
import { toldRight } from "../booking/told-right.rules.ts";
import type { Tx } from "../transaction.ts";
import { advanceWaitlist } from "./advance-waitlist.ts";
import type { LockedOffer } from "./lock-offer.ts";
import { lockRightsAround } from "./lock-rights-around.ts";
import { settleOffer } from "./settle-offer.ts";

/** An offered seat is not taken: its right is given back, and the seat is offered to the next in line. */
export async function giveUpOffer(
  tx: Tx,
  { booking, session, place }: LockedOffer,
  outcome: "PASSED" | "EXPIRED",
  reason: string,
  now: Date,
): Promise<void> {
  await lockRightsAround(tx, [session.id], [booking.entitlementId]);
  const ended = await endBooking(
    tx,
    booking,
    { session, enrollment: place?.enrollment ?? null },
    { endedBy: "OFFER", reason },
    now,
  );
  const right = toldRight(ended, now);
  await settleOffer(tx, booking, session, { outcome, reason, right }, now);
  await advanceWaitlist(tx, session.id, now);
}
