import { foldTallies } from "@throughline/domain/pipeline/fold-tallies";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Parts of a backlog that one job folds before it lets others go on. */
const mostParts = 50;

/** Folds what the event log says into the tallies, part by part, until it has caught up. */
export async function foldLog({ store, now }: Desk): Promise<JobOutcome> {
  for (let part = 0; part < mostParts; part += 1) {
    const { behind } = await transact(store, { actor: theSystem }, (tx) =>
      foldTallies(tx, {}, now()),
    );
    if (!behind) break;
  }
  return done;
}
