import { raiseAlerts } from "@throughline/domain/alert/raise-alerts";
import { closeMovedOn } from "@throughline/domain/intervention/close-moved-on";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Alerts the staff to what happened since the last time, and ends the work on what moved on by itself. */
export async function watchForStaff({ store, now }: Desk): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, (tx) => raiseAlerts(tx, now()));
  await transact(store, { actor: theSystem }, (tx) => closeMovedOn(tx, now()));
  return done;
}
