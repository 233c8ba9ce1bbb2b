import type { Stripe } from "stripe";
import { z } from "zod";
import { canReceive, isDeauthorized } from "./account.ts";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, wholeList, readFilters } from "./list.ts";
import {
  checkLastDigit,
  currency,
  id,
  integer,
  mergedMetadata,
  metadata,
  readParams,
  words,
} from "./params.ts";
import { addBalance } from "./payment.ts";
import { badRequest, StripeProblem } from "./problem.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";

/** Transfers to connected accounts, and what is taken back of them. */
export const transferRoutes: Route[] = [
  ["POST", "/v1/transfers", createTransfer],
  ["GET", "/v1/transfers", listTransfers],
  [
    "GET",
    "/v1/transfers/:id",
    (call) => call.world.books.get("transfer", idOf(call)),
  ],
  ["POST", "/v1/transfers/:id", updateTransfer],
  ["POST", "/v1/transfers/:id/reversals", reverseTransfer],
  [
    "GET",
    "/v1/transfers/:id/reversals",
    (call) =>
      listPage(
        call,
        `/v1/transfers/${idOf(call)}/reversals`,
        call.world.books.get("transfer", idOf(call)).reversals.data,
      ),
  ],
];

const positive = integer.pipe(z.number().min(1, "must be at least 1"));

function createTransfer({ world, params }: Call): Stripe.Transfer {
  const read = readParams(
    z.strictObject({
      amount: positive,
      currency,
      destination: id,
      source_transaction: id.optional(),
      transfer_group: words.optional(),
      description: words.optional(),
      metadata,
    }),
    params,
  );
  const account = world.books.find("v2.core.account", read.destination);
  if (!account || account.closed || isDeauthorized(world, account))
    throw new StripeProblem(400, {
      code: "resource_missing",
      param: "destination",
      message: `No such destination: '${read.destination}'`,
    });
  if (!canReceive(account))
    throw badRequest(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      { code: "insufficient_capabilities_for_transfer", param: "destination" },
    );
  checkLastDigit(read.amount, read.currency);
  checkSource(world, read);
  const txn = newId(world, "tr", 24);
  const transfer = {
    id: txn,
    object: "transfer",
    amount: read.amount,
    amount_reversed: 0,
    balance_transaction: addBalance(world, {
      amount: -read.amount,
      currency: read.currency,
      source: txn,
      type: "transfer",
    }).id,
    created: secondsNow(world),
    currency: read.currency,
    description: read.description ?? null,
    destination: account.id,
    destination_payment: newId(world, "py", 24),
    livemode: false,
    metadata: mergedMetadata({}, read.metadata),
    reversals: wholeList<Stripe.TransferReversal>(
      `/v1/transfers/${txn}/reversals`,
      [],
    ),
    reversed: false,
    source_transaction: read.source_transaction ?? null,
    source_type: "card",
    transfer_group: read.transfer_group ?? null,
  } satisfies Stripe.Transfer;
  world.books.add("transfer", transfer);
  emit(world, "transfer.created", transfer);
  return transfer;
}

/** No more can be sent on of a charge than came in by it. */
function checkSource(
  world: World,
  read: { source_transaction?: string; amount: number; currency: string },
): void {
  const { source_transaction: source } = read;
  if (source === undefined) return;
  const charge = world.books.get("charge", source, "source_transaction");
  if (charge.currency !== read.currency)
    throw badRequest(
      `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${read.currency})`,
      { param: "currency" },
    );
  const sent = world.books
    .all("transfer")
    .filter(({ source_transaction }) => source_transaction === charge.id)
    .reduce((sum, one) => sum + one.amount - one.amount_reversed, 0);
  if (sent + read.amount > charge.amount)
    throw badRequest(
      "Transfers using this transaction as a source must not exceed the source amount.",
      { param: "amount" },
    );
}

function listTransfers(call: Call) {
  const read = readFilters(
    { destination: id.optional(), transfer_group: words.optional() },
    call.params,
  );
  const all = call.world.books.all("transfer");
  return listPage(
    call,
    "/v1/transfers",
    all.filter(
      (one) =>
        (read.destination ?? one.destination) === one.destination &&
        (read.transfer_group ?? one.transfer_group) === one.transfer_group,
    ),
  );
}

function updateTransfer(call: Call): Stripe.Transfer {
  const { world, params } = call;
  const transfer = world.books.get("transfer", idOf(call));
  const read = readParams(
    z.strictObject({ metadata, description: words.optional() }),
    params,
  );
  transfer.metadata = mergedMetadata(transfer.metadata, read.metadata);
  if (read.description !== undefined) transfer.description = read.description;
  emit(world, "transfer.updated", transfer);
  return transfer;
}

function reverseTransfer(call: Call): Stripe.TransferReversal {
  const { world, params } = call;
  const transfer = world.books.get("transfer", idOf(call));
  const read = readParams(
    z.strictObject({ amount: positive.optional(), metadata }),
    params,
  );
  const left = transfer.amount - transfer.amount_reversed;
  const amount = read.amount ?? left;
  checkLastDigit(amount, transfer.currency);
  if (left === 0)
    throw badRequest("The transfer has already been fully reversed.", {
      code: "transfer_already_reversed",
    });
  if (amount > left)
    throw badRequest(
      `The reversal amount (${amount}) is greater than the unreversed amount (${left}).`,
      { param: "amount" },
    );
  const txn = newId(world, "trr", 24);
  const reversal = {
    id: txn,
    object: "transfer_reversal",
    amount,
    balance_transaction: addBalance(world, {
      amount,
      currency: transfer.currency,
      source: txn,
      type: "transfer_refund",
    }).id,
    created: secondsNow(world),
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata: mergedMetadata({}, read.metadata),
    source_refund: null,
    transfer: transfer.id,
  } satisfies Stripe.TransferReversal;
  world.books.add("transfer_reversal", reversal);
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  transfer.reversals.data.unshift(reversal);
  emit(world, "transfer.reversed", transfer);
  return reversal;
}
