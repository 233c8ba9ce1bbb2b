import type { Tx } from "../transaction.ts";

const day = 24 * 60 * 60 * 1_000;

/** Removes launches that have been over for a day and numbers that no good token carries any more. Says how many. */
export async function forgetExpired(tx: Tx, now: Date): Promise<number> {
  const launches = await tx.db.ltiLaunch.deleteMany({
    where: { expiresAt: { lt: new Date(now.getTime() - day) } },
  });
  const nonces = await tx.db.ltiNonce.deleteMany({
    where: { expiresAt: { lt: now } },
  });
  return launches.count + nonces.count;
}
