import type { BulkRowState } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

export type RowCounts = Record<BulkRowState, number>;

/** Counts an operation's rows by state, and writes the sums that its page shows. */
export async function takeCount(
  tx: Tx,
  operationId: string,
): Promise<RowCounts> {
  const counts = await countRows(tx.db, operationId);
  const { total, applicable } = await tx.db.bulkOperation.findUniqueOrThrow({
    where: { id: operationId },
  });
  const refusedByPlan = total - applicable;
  await tx.db.bulkOperation.update({
    where: { id: operationId },
    data: {
      applied: counts.APPLIED + counts.UNDONE + counts.UNDO_FAILED,
      // Rows that the plan had refused or found unchanged are not the run's failures.
      failed: Math.max(0, counts.FAILED + counts.UNCHANGED - refusedByPlan),
      undone: counts.UNDONE,
    },
  });
  return counts;
}

const none: RowCounts = {
  PENDING: 0,
  APPLIED: 0,
  UNCHANGED: 0,
  FAILED: 0,
  ABORTED: 0,
  UNDONE: 0,
  UNDO_FAILED: 0,
};

/** How many of an operation's rows are in each state. */
export async function countRows(
  db: Pick<Tx["db"], "bulkRow">,
  operationId: string,
): Promise<RowCounts> {
  const groups = await db.bulkRow.groupBy({
    by: ["state"],
    where: { operationId },
    _count: true,
  });
  return {
    ...none,
    ...Object.fromEntries(groups.map(({ state, _count }) => [state, _count])),
  };
}
