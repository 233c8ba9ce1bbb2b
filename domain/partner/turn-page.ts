import type { Tx } from "../transaction.ts";

/** A page of a comparison is done: its counts are added, and the next page is the one to go on with, should anything stop. */
export async function turnPage(
  tx: Tx,
  {
    reconciliationId,
    cursor,
    compared,
    repaired,
    drifted,
  }: {
    reconciliationId: string;
    cursor: string | null;
    compared: number;
    repaired: number;
    drifted: number;
  },
): Promise<void> {
  await tx.db.reconciliation.update({
    where: { id: reconciliationId },
    data: {
      cursor,
      resumeAt: null,
      failingSince: null,
      pages: { increment: 1 },
      compared: { increment: compared },
      repaired: { increment: repaired },
      drifted: { increment: drifted },
    },
  });
}

/** Nobody goes on with a comparison before a time: it is in hand until then, or the partner may not be asked. */
export async function resumeAfter(
  tx: Tx,
  { reconciliationId, resumeAt }: { reconciliationId: string; resumeAt: Date },
): Promise<void> {
  await tx.db.reconciliation.update({
    where: { id: reconciliationId },
    data: { resumeAt },
  });
}
