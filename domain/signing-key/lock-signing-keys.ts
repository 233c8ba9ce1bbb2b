import type { SigningKeyUse } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** Holds, until the transaction ends, everybody else who changes the keys of one use: there may be no row yet to lock. */
export async function lockSigningKeys(
  tx: Tx,
  use: SigningKeyUse,
): Promise<void> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`signing-key:${use}`}, 3))::text`;
}
