import {
  leftBehindSince,
  sweeps,
} from "@throughline/domain/queue/sweep-left-behind";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "./outcome.ts";

/** Takes up what was left behind. */
export async function sweep({ store, now, log }: Desk): Promise<JobOutcome> {
  const found = await sweepOnce(store, now());
  if (found > 0) log.warn({ found }, "took up what was left behind");
  return done;
}

/** Looks for everything that can be left behind, each kind in a transaction of its own. Returns how many things it found. */
export async function sweepOnce(store: Store, now: Date): Promise<number> {
  let found = 0;
  for (const sweepOne of sweeps)
    found += await transact(store, { actor: theSystem }, (tx) =>
      sweepOne(tx, leftBehindSince(now), now),
    );
  return found;
}
