import { expireEntitlements as expire } from "@throughline/domain/entitlement/expire-entitlements";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Takes away what is left of rights whose time is over, in small transactions. */
export async function expireEntitlements({
  store,
  now,
}: Pick<Desk, "store" | "now">): Promise<JobOutcome> {
  const step = () =>
    transact(store, { actor: theSystem }, (tx) => expire(tx, now()));
  while ((await step()) > 0);
  return done;
}
