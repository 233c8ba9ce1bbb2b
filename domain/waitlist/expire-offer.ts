import { sayTime } from "../booking/say-time.ts";
import type { Tx } from "../transaction.ts";
import { giveUpOffer } from "./give-up-offer.ts";
import { lockOffer } from "./lock-offer.ts";

/** Ends an offer whose time is over; the seat goes to the next in line. One that was answered, or still runs, stays as it is. */
export async function expireOffer(
  tx: Tx,
  { offerId }: { offerId: string },
  now: Date,
): Promise<{ kind: "expired" | "unchanged" }> {
  const locked = await lockOffer(tx, offerId);
  if (!locked) return { kind: "unchanged" };
  const { offer, session } = locked;
  if (offer.outcome !== null || offer.expiresAt > now)
    return { kind: "unchanged" };
  const reason = `The offer ran out on ${sayTime(offer.expiresAt, session.timeZone)}.`;
  await giveUpOffer(tx, locked, "EXPIRED", reason, now);
  return { kind: "expired" };
}
