import {
  askBeforeLapse,
  endGrace,
  outOfGrace,
} from "@throughline/domain/license/end-grace";
import { theSystem, transact, type Tx } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/**
 * Looks for licenses that are past due and whose days of grace are over. Stripe is asked before one lapses; without a key for it the
 * clock decides.
 */
export async function watchLicenses({
  store,
  stripe,
  now,
}: Pick<Desk, "store" | "stripe" | "now">): Promise<JobOutcome> {
  const over = await outOfGrace(store.database, now());
  const run = (command: (tx: Tx) => Promise<void>) =>
    transact(store, { actor: theSystem }, command);
  if (stripe) await run((tx) => Promise.resolve(askBeforeLapse(tx, over)));
  else
    for (const license of over) await run((tx) => endGrace(tx, license, now()));
  return done;
}
