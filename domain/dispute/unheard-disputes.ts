import { oncePerWhile } from "../queue/ask-again.ts";
import { enqueue } from "../queue/enqueue.ts";
import { observeDispute } from "../queue/jobs.ts";
import type { Sweep } from "../queue/sweep-left-behind.ts";

const atOnce = 500;

/** A bank decides nothing before its time for evidence is over; where Stripe names none, not within the first days. */
const daysAfterDue = 1;
const daysWithoutDue = 3;

const daysBefore = (now: Date, days: number) =>
  new Date(now.getTime() - days * 86_400_000);

/** Disputes that may be decided: Stripe is asked, in case its message was lost. */
export const unheardDisputes: Sweep = async (tx, _before, now) => {
  const open = await tx.db.dispute.findMany({
    where: {
      state: "OPEN",
      OR: [
        { dueAt: { lt: daysBefore(now, daysAfterDue) } },
        { dueAt: null, openedAt: { lt: daysBefore(now, daysWithoutDue) } },
      ],
    },
    orderBy: { openedAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of open)
    enqueue(tx, observeDispute, { disputeId: id }, oncePerWhile(id));
  return open.length;
};
