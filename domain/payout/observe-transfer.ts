import { recordEvent } from "../event/record.ts";
import { enqueue } from "../queue/enqueue.ts";
import { settleTransfer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { addPayoutEntry } from "./add-payout-entry.ts";
import { lockTransfer, type LockedTransfer } from "./lock-transfer.ts";
import { neverSent, transferAfter } from "./transfer.rules.ts";

/** What Stripe says of a transfer. Amounts are in the currency's smallest unit. */
export interface TransferObservation {
  /** Ours, from its metadata. */
  transferId: string | null;
  stripeTransferId: string;
  amount: number;
  amountReversed: number;
}

/**
 * Keeps a transfer as Stripe says it is: sent, and how much of it taken back in all, by us or in Stripe's dashboard. Facts may come
 * repeated and in any order: what was taken back is never less afterwards.
 */
export async function observeTransfer(
  tx: Tx,
  { transferId, stripeTransferId, ...observed }: TransferObservation,
  now: Date,
): Promise<
  | { kind: "changed" | "unchanged"; transferId: string }
  | { kind: "unknown"; reason: string }
> {
  const known = await tx.db.transfer.findUnique({
    where: { stripeTransferId },
    select: { id: true },
  });
  const id = known?.id ?? transferId;
  const transfer = id && (await lockTransfer(tx, id));
  if (!transfer)
    return {
      kind: "unknown",
      reason: `The transfer ${stripeTransferId} was not planned here.`,
    };
  if (
    transfer.stripeTransferId &&
    transfer.stripeTransferId !== stripeTransferId
  )
    return {
      kind: "unknown",
      reason: `The share was sent as ${transfer.stripeTransferId} already; ${stripeTransferId} sent it once more.`,
    };
  const before = transfer;
  const isNew = before.stripeTransferId === null;
  const after = transferAfter(transfer, observed);
  if (!isNew && after.reversed === before.reversed)
    return { kind: "unchanged", transferId: transfer.id };
  await tx.db.transfer.update({
    where: { id: transfer.id },
    data: {
      ...after,
      stripeTransferId,
      lastError: null,
      sentAt: before.sentAt ?? now,
    },
  });
  const moved = { ...transfer, ...after };
  if (isNew) await tellSent(tx, moved, now);
  await tellTakenBack(tx, before, moved, now);
  if (after.toReverse > after.reversed)
    enqueue(tx, settleTransfer, { transferId: moved.id }, { key: moved.id });
  return { kind: "changed", transferId: transfer.id };
}

async function tellSent(tx: Tx, transfer: LockedTransfer, now: Date) {
  const { id, asked } = transfer;
  const amount = asked ?? 0;
  await addPayoutEntry(
    tx,
    { transfer, kind: "SENT", amount, key: `sent:${id}` },
    now,
  );
  recordTransfer(tx, "transfer.sent", transfer, amount, now);
}

async function tellTakenBack(
  tx: Tx,
  before: LockedTransfer,
  transfer: LockedTransfer,
  now: Date,
) {
  const { id, reversed, toReverse } = transfer;
  await addPayoutEntry(
    tx,
    {
      transfer,
      kind: "REFUND",
      amount: toReverse - before.toReverse,
      key: `refund:${id}:${toReverse}`,
    },
    now,
  );
  const takenBefore = Math.max(0, before.reversed - neverSent(transfer));
  const taken = reversed - neverSent(transfer) - takenBefore;
  if (taken <= 0) return;
  await addPayoutEntry(
    tx,
    {
      transfer,
      kind: "TAKEN_BACK",
      amount: taken,
      key: `takenBack:${id}:${reversed}`,
    },
    now,
  );
  recordTransfer(tx, "transfer.reversed", transfer, taken, now);
}

function recordTransfer(
  tx: Tx,
  type: "transfer.sent" | "transfer.reversed",
  { id, orderId, payoutAccountId, currency, reversed }: LockedTransfer,
  amount: number,
  now: Date,
) {
  recordEvent(tx, {
    type,
    occurredAt: now,
    payload: {
      transferId: id,
      orderId,
      payoutAccountId,
      amount,
      currency,
      reversed,
    },
  });
}
