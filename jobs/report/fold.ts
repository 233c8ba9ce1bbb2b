import { foldClasses } from "@throughline/domain/report/fold-classes";
import { foldRevenue } from "@throughline/domain/report/fold-revenue";
import { foldSeatNeeds } from "@throughline/domain/report/fold-seat-needs";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Folds what moved of money, classes and needs of seats into the figures that the reports read. */
export async function foldReports({ store }: Desk): Promise<JobOutcome> {
  for (const fold of [foldRevenue, foldClasses, foldSeatNeeds])
    await transact(store, { actor: theSystem }, fold);
  return done;
}
