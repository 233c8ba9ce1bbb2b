import { enqueueUnprinted } from "@throughline/domain/certificate/enqueue-unprinted";
import { expireCertificates } from "@throughline/domain/certificate/expire-certificates";
import { warnOfExpiry } from "@throughline/domain/certificate/warn-of-expiry";
import { theSystem, transact, type Tx } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/**
 * Goes through the certificates by the clock: expires those whose time is over, tells students whose is over soon, and takes up
 * what was left unprinted. In small transactions, so that it holds nobody up.
 */
export async function lookAfterCertificates(desk: Clock): Promise<JobOutcome> {
  const now = desk.now();
  await untilNone(desk, (tx) => expireCertificates(tx, now));
  await untilNone(desk, (tx) => warnOfExpiry(tx, now));
  await transact(desk.store, { actor: theSystem }, enqueueUnprinted);
  return done;
}

type Clock = Pick<Desk, "store" | "now">;

async function untilNone(desk: Clock, step: (tx: Tx) => Promise<number>) {
  while ((await transact(desk.store, { actor: theSystem }, step)) > 0);
}
