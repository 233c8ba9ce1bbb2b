import { failTransfer } from "@throughline/domain/payout/fail-transfer";
import { holdTransfer } from "@throughline/domain/payout/hold-transfer";
import { observeTransfer } from "@throughline/domain/payout/observe-transfer";
import {
  takeUpTransfer,
  type TakenUp,
} from "@throughline/domain/payout/take-up-transfer";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { findCharge } from "./find-charge.ts";
import { observationOf } from "./observation.ts";
import { takeBack } from "./take-back.ts";
import { tryOf } from "./try-of.ts";

type Bench = Pick<Desk, "store" | "stripe" | "now">;

/**
 * Sends a payee's share, and takes back of it what refunds ask for. Each call is made under a key and recorded afterwards; where a
 * reply was lost, what was done is found instead of done again. A payee who cannot receive is waited for.
 */
export async function settleTransfer(
  bench: Bench,
  { transferId }: { transferId: string },
): Promise<JobOutcome> {
  const { store, stripe, now } = bench;
  if (!stripe) return done;
  // What was sent may have been refunded meanwhile; it is never much to do.
  for (;;) {
    const taken = await transact(store, { actor: theSystem }, (tx) =>
      takeUpTransfer(tx, { transferId }, now()),
    );
    if (taken.kind === "nothing" || taken.kind === "waits") return done;
    const outcome = await carryOut(bench, stripe, taken);
    if (outcome.kind !== "changed") return outcome;
  }
}

type Asked = Extract<TakenUp, { transfer: unknown }>;

async function carryOut(
  { store, now }: Bench,
  stripe: StripeClient,
  asked: Asked,
): Promise<JobOutcome | { kind: "changed" }> {
  const transferId = asked.transfer.id;
  try {
    const transfer = await answer(stripe, asked);
    if (!transfer) {
      await transact(store, { actor: theSystem }, (tx) =>
        holdTransfer(tx, { transferId }),
      );
      return done;
    }
    const observed = observationOf(transfer);
    const kept = await transact(store, { actor: theSystem }, (tx) =>
      observeTransfer(tx, observed, now()),
    );
    switch (kept.kind) {
      case "changed":
        return { kind: "changed" };
      case "unchanged":
        // Stripe's own message told it first.
        return done;
      case "unknown":
        return { kind: "hopeless", reason: kept.reason };
    }
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    const { reason, code, isPassing } = failure;
    const fault = isPassing
      ? "passing"
      : asked.kind === "send" && payeeStopped.has(code ?? "")
        ? "payeeStopped"
        : "refused";
    await transact(store, { actor: theSystem }, (tx) =>
      failTransfer(tx, { transferId, reason, fault }, now()),
    );
    // A refusal is shown with the payee, where it can be tried again.
    return isPassing ? { kind: "tryAgain", reason } : done;
  }
}

/** What Stripe calls it when an account cannot receive transfers. */
const payeeStopped = new Set([
  "insufficient_capabilities_for_transfer",
  "transfers_not_allowed",
  "account_invalid",
]);

/** The transfer as it is at Stripe afterwards; null where it was only looked for and is not there. */
function answer(
  stripe: StripeClient,
  asked: Asked,
): Promise<Stripe.Transfer | null> {
  switch (asked.kind) {
    case "send":
      return send(stripe, asked);
    case "look":
      return findSent(stripe, asked.transfer.id, groupOf(asked.transfer));
    case "takeBack":
      return takeBack(stripe, {
        ...asked.transfer,
        stripeTransferId: asked.transfer.stripeTransferId ?? "",
        inAll: asked.inAll,
      });
  }
}

async function send(
  stripe: StripeClient,
  { transfer, amount, destination, again }: Extract<Asked, { kind: "send" }>,
): Promise<Stripe.Transfer> {
  const group = groupOf(transfer);
  const sent = again && (await findSent(stripe, transfer.id, group));
  if (sent) return sent;
  // What makes up for a refund that failed is of the money that came back, and not of the charge: no more is sent of one than it brought.
  const charge =
    transfer.makesUp === 0 && (await findCharge(stripe, transfer.payment));
  return stripe.transfers.create(
    {
      amount,
      currency: transfer.currency,
      destination,
      transfer_group: group,
      ...(charge && { source_transaction: charge }),
      metadata: { transfer_id: transfer.id, order_id: transfer.orderId },
    },
    { idempotencyKey: `transfer:${transfer.id}${tryOf(transfer)}` },
  );
}

/** Stripe forgets keys after a day or more; the transfers of one order are few. */
async function findSent(
  stripe: StripeClient,
  transferId: string,
  group: string,
): Promise<Stripe.Transfer | null> {
  const { data } = await stripe.transfers.list({
    transfer_group: group,
    limit: 100,
  });
  return (
    data.find(({ metadata }) => metadata.transfer_id === transferId) ?? null
  );
}

const groupOf = ({ order }: Asked["transfer"]) => `order_${order.number}`;
