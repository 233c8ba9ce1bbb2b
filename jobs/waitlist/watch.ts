import { theSystem, transact, type Tx } from "@throughline/domain/transaction";
import { advanceWaitlist } from "@throughline/domain/waitlist/advance-waitlist";
import { closeWaitlists } from "@throughline/domain/waitlist/close-waitlists";
import { expireOffer } from "@throughline/domain/waitlist/expire-offer";
import { listDue } from "@throughline/domain/waitlist/list-due";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/**
 * Goes through the waitlists by the clock: ends offers that ran out and waits that are over, and offers free seats for which
 * somebody waits, such as one whose right was held elsewhere before. In small transactions, so that it holds nobody up.
 */
export async function watchWaitlists({
  store,
  now,
}: Pick<Desk, "store" | "now">): Promise<JobOutcome> {
  const run = <T>(command: (tx: Tx) => Promise<T>) =>
    transact(store, { actor: theSystem }, command);
  while ((await run((tx) => closeWaitlists(tx, now()))) > 0);
  const { offerIds, sessionIds } = await listDue(store.database, now());
  for (const offerId of offerIds)
    await run((tx) => expireOffer(tx, { offerId }, now()));
  for (const sessionId of sessionIds)
    await run((tx) => advanceWaitlist(tx, sessionId, now()));
  return done;
}
