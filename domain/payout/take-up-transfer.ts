import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { lockTransfer, type LockedTransfer } from "./lock-transfer.ts";
import { nextStepOf } from "./transfer.rules.ts";

export type TakenUp =
  | { kind: "nothing" }
  | { kind: "waits"; reason: string }
  | {
      kind: "send";
      transfer: LockedTransfer;
      amount: number;
      destination: string;
      /** It was asked for before: look for it before asking again. */
      again: boolean;
    }
  | { kind: "look"; transfer: LockedTransfer }
  | { kind: "takeBack"; transfer: LockedTransfer; inAll: number };

/**
 * Decides what Stripe is to be asked about a transfer, and keeps what it is asked to send before the first call, so that every
 * repeat asks the same. What was refunded before it was sent is never sent.
 */
export async function takeUpTransfer(
  tx: Tx,
  { transferId }: { transferId: string },
  now: Date,
): Promise<TakenUp> {
  const transfer = await lockTransfer(tx, transferId);
  if (!transfer) return { kind: "nothing" };
  const { payoutAccount } = transfer;
  const step = nextStepOf(transfer, payoutAccount.state);
  switch (step.kind) {
    case "nothing":
      return step;
    case "drop":
      await drop(tx, transfer, now);
      return { kind: "nothing" };
    case "wait":
      return { kind: "waits", reason: "The payee cannot receive money yet." };
    case "look":
    case "takeBack":
      return { ...step, transfer };
    case "send": {
      if (!payoutAccount.stripeAccountId)
        throw new Error(`payout account ${payoutAccount.id} is active nowhere`);
      if (!step.again)
        await tx.db.transfer.update({
          where: { id: transferId },
          data: { asked: step.amount },
        });
      return {
        ...step,
        transfer,
        destination: payoutAccount.stripeAccountId,
      };
    }
  }
}

async function drop(
  tx: Tx,
  { id, amount, orderId, payoutAccountId, currency }: LockedTransfer,
  now: Date,
) {
  await tx.db.transfer.update({
    where: { id },
    data: { state: "REVERSED", asked: 0, reversed: amount, lastError: null },
  });
  recordEvent(tx, {
    type: "transfer.reversed",
    occurredAt: now,
    reason: "It was refunded before it was sent.",
    payload: {
      transferId: id,
      orderId,
      payoutAccountId,
      amount,
      currency,
      reversed: amount,
    },
  });
}
