import type { Tx } from "../transaction.ts";

/** Which of the wanted steps, counted from 0, names a partner that is not there; null where none does. */
export async function findUnknownPartner(
  tx: Tx,
  steps: readonly { partnerId: string | null }[],
): Promise<number | null> {
  const named = steps.flatMap(({ partnerId }) => partnerId ?? []);
  const known = await tx.db.partner.findMany({
    where: { id: { in: [...new Set(named)] } },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  const index = steps.findIndex(
    ({ partnerId }) => partnerId !== null && !ids.has(partnerId),
  );
  return index < 0 ? null : index;
}
