import type { Tx } from "../transaction.ts";
import { finishReconciliation } from "./finish-reconciliation.ts";
import { afterNoPage } from "./reconcile.rules.ts";
import type { CallTrouble } from "./retry.rules.ts";

/** A comparison got no page: it is gone on with later, or ends for `reason` where that has gone on for too long. */
export async function pauseReconciliation(
  tx: Tx,
  {
    reconciliationId,
    reason,
    ...call
  }: {
    reconciliationId: string;
    trouble: CallTrouble;
    reason: string;
    retryAfterSeconds: number | null;
  },
  now: Date,
): Promise<{ kind: "paused" | "givenUp" }> {
  const { failingSince } = await tx.db.reconciliation.findUniqueOrThrow({
    where: { id: reconciliationId },
  });
  const next = afterNoPage({ ...call, failingSince }, now);
  if (next.kind === "giveUp") {
    await finishReconciliation(tx, { reconciliationId, error: reason }, now);
    return { kind: "givenUp" };
  }
  await tx.db.reconciliation.update({
    where: { id: reconciliationId },
    data: { resumeAt: next.resumeAt, failingSince: next.failingSince },
  });
  return { kind: "paused" };
}
