import { endGrace } from "@throughline/domain/license/end-grace";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Ends the days of grace of licenses that are past due, by the clock. */
export async function watchLicenses({
  store,
  now,
}: Pick<Desk, "store" | "now">): Promise<JobOutcome> {
  while (
    (await transact(store, { actor: theSystem }, (tx) => endGrace(tx, now()))) >
    0
  );
  return done;
}
