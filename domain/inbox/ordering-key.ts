import type { Tx } from "../transaction.ts";

/** Messages about one enrolment at one partner are applied in the order received. */
export const orderingKeyOf = (partnerId: string, externalId: string) =>
  `${partnerId}:${externalId}`;

/**
 * Holds, until the transaction ends, everybody else who works under a key: a message that looks for its enrolment and the
 * acceptance that makes the enrolment known see each other.
 */
export async function lockOrderingKey(
  tx: Tx,
  orderingKey: string,
): Promise<void> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${orderingKey}, 2))::text`;
}
