import { forgetExpired } from "@throughline/domain/lti/forget-expired";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Forgets launches that are long over. */
export async function forgetLaunches(desk: Desk): Promise<JobOutcome> {
  await transact(desk.store, { actor: theSystem }, (tx) =>
    forgetExpired(tx, desk.now()),
  );
  return done;
}
