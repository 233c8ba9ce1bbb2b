import { watchSeats } from "@throughline/domain/report/watch-seats";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Looks at which steps have too few seats by now, and which no longer have. */
export async function lookForSeats({ store, now }: Desk): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, (tx) => watchSeats(tx, now()));
  return done;
}
