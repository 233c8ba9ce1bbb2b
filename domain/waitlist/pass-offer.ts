import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { giveUpOffer } from "./give-up-offer.ts";
import { lockOffer } from "./lock-offer.ts";
import { decideAnswer } from "./waitlist.rules.ts";

/** Lets an offered seat go to the next in line, and keeps the right. Saying it twice changes nothing. */
export async function passOffer(
  tx: Tx,
  { offerId }: { offerId: string },
  now: Date,
): Promise<
  { kind: "passed" | "unchanged"; offerId: string; entryId: string } | Refusal
> {
  const locked = await lockOffer(tx, offerId);
  if (!locked) return notFound("offerId", "offer");
  const { entryId } = locked.offer;
  const decision = decideAnswer("PASSED", locked.offer, now);
  if (decision.kind === "refused") return refused("offerId", decision.reason);
  if (decision.kind === "unchanged")
    return { kind: "unchanged", offerId, entryId };
  await giveUpOffer(tx, locked, "PASSED", "You passed the offer on.", now);
  return { kind: "passed", offerId, entryId };
}
