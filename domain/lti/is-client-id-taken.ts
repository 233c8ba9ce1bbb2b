import type { Tx } from "../transaction.ts";

/**
 * Whether another partner's tool goes by this client id already (`partner_connection_lti_client_unique`). Holds, until the transaction
 * ends, whoever else wants to give it away.
 */
export async function isClientIdTaken(
  tx: Tx,
  { partnerId, clientId }: { partnerId: string; clientId: string },
): Promise<boolean> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`lti-client:${clientId}`}, 4))::text`;
  const other = await tx.db.partnerConnection.findFirst({
    where: {
      adapter: "LTI",
      partnerId: { not: partnerId },
      settings: { path: ["clientId"], equals: clientId },
    },
  });
  return other !== null;
}
