import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Sweep } from "../queue/sweep-left-behind.ts";

const atOnce = 500;

/** Shares that could have been sent, or of which something is still to be taken back. */
export const unsettledTransfers: Sweep = async (tx, before) => {
  const unsettled = await tx.db.transfer.findMany({
    where: {
      createdAt: { lt: before },
      OR: [
        { state: "PLANNED", payoutAccount: { state: "ACTIVE" } },
        {
          state: { in: ["PLANNED", "SENT"] },
          toReverse: { gt: tx.db.transfer.fields.reversed },
        },
      ],
    },
    orderBy: { createdAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of unsettled)
    enqueue(tx, settleTransfer, { transferId: id }, { key: id });
  return unsettled.length;
};
