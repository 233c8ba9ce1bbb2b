import { theSystem, transact } from "@throughline/domain/transaction";
import { expireOffer as expire } from "@throughline/domain/waitlist/expire-offer";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Ends an offer whose time is over; the seat goes on to the next in line. */
export async function expireOffer(
  { store, now }: Desk,
  { offerId }: { offerId: string },
): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, (tx) =>
    expire(tx, { offerId }, now()),
  );
  return done;
}
