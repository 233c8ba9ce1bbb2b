import { enqueue } from "../queue/enqueue.ts";
import { observePayee, settleTransfer } from "../queue/jobs.ts";
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
        // Asked for, and the payee was stopped before the answer came.
        { state: "PLANNED", asked: { not: null } },
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

/** Payees for whom shares wait although Stripe may long let them receive: it is asked, in case its message was lost. */
export const unheardPayees: Sweep = async (tx, before) => {
  const waitedFor = await tx.db.payoutAccount.findMany({
    where: {
      state: { in: ["ONBOARDING", "RESTRICTED"] },
      updatedAt: { lt: before },
      transfers: { some: { state: "PLANNED", createdAt: { lt: before } } },
    },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of waitedFor)
    enqueue(tx, observePayee, { payoutAccountId: id }, { oncePer: id });
  return waitedFor.length;
};
