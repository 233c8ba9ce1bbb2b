import { sweepLeftBehind } from "@throughline/domain/queue/sweep-left-behind";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "./outcome.ts";

/** Takes up what was left behind. */
export async function sweep(desk: Desk): Promise<JobOutcome> {
  const found = await transact(desk.store, { actor: theSystem }, (tx) =>
    sweepLeftBehind(tx, desk.now()),
  );
  if (found > 0) desk.log.warn({ found }, "took up what was left behind");
  return done;
}
