import type { Tx } from "../transaction.ts";

/** The staff has seen what was raised up to a time; null marks all. Seen ones stay seen. Returns how many were new. */
export async function markAlertsSeen(
  tx: Tx,
  { upTo }: { upTo: Date | null },
  now: Date,
): Promise<{ kind: "marked"; count: number }> {
  const { count } = await tx.db.staffAlert.updateMany({
    where: { seenAt: null, raisedAt: { lte: upTo ?? now } },
    data: { seenAt: now },
  });
  return { kind: "marked", count };
}
