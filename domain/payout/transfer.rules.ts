import type { PayoutAccountState, TransferState } from "@throughline/prisma";

/** As much of a transfer as its next step depends on. Amounts are in the currency's smallest unit. */
export interface TransferFacts {
  state: TransferState;
  amount: number;
  /** What of it will never reach the payee, or was taken back. */
  reversed: number;
  toReverse: number;
  /** What Stripe was asked to send; null before it was asked. */
  asked: number | null;
}

export type TransferStep =
  | { kind: "nothing" }
  /** All of it was refunded before it was sent. */
  | { kind: "drop" }
  /** The payee's account cannot receive just now. */
  | { kind: "wait" }
  /** Ask Stripe to send so much; `again` where it was asked before and the reply may have been lost. */
  | { kind: "send"; amount: number; again: boolean }
  /** It was asked for, and the payee cannot receive any more: find out whether it was sent before. */
  | { kind: "look" }
  /** See to it that Stripe has taken so much back in all. */
  | { kind: "takeBack"; inAll: number };

/** What is to be done about a transfer next. */
export function nextStepOf(
  transfer: TransferFacts,
  account: PayoutAccountState,
): TransferStep {
  const { state, amount, reversed, toReverse, asked } = transfer;
  if (state === "PLANNED" || state === "FAILED") {
    // What Stripe was asked once may have been done, whatever became of the sale since.
    if (asked === null && toReverse >= amount) return { kind: "drop" };
    if (state === "FAILED") return { kind: "nothing" };
    if (account !== "ACTIVE") return { kind: asked === null ? "wait" : "look" };
    return {
      kind: "send",
      amount: asked ?? amount - toReverse,
      again: asked !== null,
    };
  }
  if (toReverse <= reversed) return { kind: "nothing" };
  return { kind: "takeBack", inAll: toReverse - neverSent(transfer) };
}

/** What was refunded before the transfer was sent, and so was never in it. */
export const neverSent = ({
  amount,
  asked,
}: Pick<TransferFacts, "amount" | "asked">): number =>
  amount - (asked ?? amount);

/** How a transfer stands once Stripe says that it sent it and took so much of it back in all. */
export function transferAfter(
  transfer: TransferFacts,
  observed: { amount: number; amountReversed: number },
): Pick<TransferFacts, "state" | "asked" | "reversed" | "toReverse"> {
  const asked = Math.min(observed.amount, transfer.amount);
  const reversed = Math.max(
    transfer.reversed,
    Math.min(
      transfer.amount,
      transfer.amount - asked + observed.amountReversed,
    ),
  );
  return {
    state: reversed >= transfer.amount ? "REVERSED" : "SENT",
    asked,
    reversed,
    // Somebody may have taken more back in Stripe's dashboard than any refund asked for.
    toReverse: Math.max(transfer.toReverse, reversed),
  };
}
