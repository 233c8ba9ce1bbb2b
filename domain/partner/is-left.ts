import type { Tx } from "../transaction.ts";

/** Whether a place of a partner, by its id or by our reference, is one that the student left for another partner. */
export async function isLeft(
  tx: Tx,
  {
    partnerId,
    externalId,
    reference,
  }: {
    partnerId: string;
    externalId: string | null;
    reference: string | null;
  },
): Promise<{ enrollmentStepId: string } | null> {
  const ways = [
    ...(externalId ? [{ externalId }] : []),
    ...(reference ? [{ reference }] : []),
  ];
  if (ways.length === 0) return null;
  return tx.db.partnerDeparture.findFirst({
    where: { partnerId, OR: ways },
    select: { enrollmentStepId: true },
  });
}
