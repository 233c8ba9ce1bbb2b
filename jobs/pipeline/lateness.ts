import { watchLateness } from "@throughline/domain/pipeline/watch-lateness";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

const batch = 200;
/** Batches that one job takes before it lets others go on; the rest is due a minute later. */
const mostBatches = 100;

/** Looks at all steps whose time has come, some hundred at a time, so that nobody who moves one waits for long. */
export async function lookForLateness({
  store,
  now,
}: Desk): Promise<JobOutcome> {
  for (let count = 0; count < mostBatches; count += 1) {
    const looked = await transact(store, { actor: theSystem }, (tx) =>
      watchLateness(tx, { limit: batch }, now()),
    );
    if (looked < batch) break;
  }
  return done;
}
