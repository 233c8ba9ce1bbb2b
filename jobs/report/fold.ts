import { foldRevenue } from "@throughline/domain/report/fold-revenue";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Folds what moved of money into the totals that the reports read. */
export async function foldMoney({ store }: Desk): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, foldRevenue);
  return done;
}
