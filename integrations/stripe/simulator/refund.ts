import type { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { closeInquiry } from "./dispute.ts";
import { listPage, readFilters } from "./list.ts";
import {
  id,
  integer,
  checkLastDigit,
  mergedMetadata,
  metadata,
  readParams,
  words,
} from "./params.ts";
import { addBalance } from "./payment.ts";
import { badRequest } from "./problem.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/** Refunds. */
export const refundRoutes: Route[] = [
  ["POST", "/v1/refunds", createRefund],
  ["GET", "/v1/refunds", listRefunds],
  [
    "GET",
    "/v1/refunds/:id",
    (call) => call.world.books.get("refund", idOf(call)),
  ],
  ["POST", "/v1/refunds/:id", updateRefund],
];

function createRefund({ world, params }: Call): Stripe.Refund {
  const read = readParams(
    z.strictObject({
      charge: id.optional(),
      payment_intent: id.optional(),
      amount: integer.pipe(z.number().min(1, "must be at least 1")).optional(),
      reason: z
        .enum(["duplicate", "fraudulent", "requested_by_customer"])
        .optional(),
      metadata,
    }),
    params,
  );
  const charge = chargeOf(world, read);
  return addRefund(world, charge, {
    amount: read.amount,
    reason: read.reason ?? null,
    metadata: mergedMetadata({}, read.metadata),
  });
}

function chargeOf(
  world: World,
  read: { charge?: string; payment_intent?: string },
): Stripe.Charge {
  if (read.charge !== undefined)
    return world.books.get("charge", read.charge, "charge");
  if (read.payment_intent === undefined)
    throw badRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
      { code: "parameter_missing", param: "charge" },
    );
  const intent = world.books.get(
    "payment_intent",
    read.payment_intent,
    "payment_intent",
  );
  const charge = world.books.find("charge", idIn(intent.latest_charge));
  if (charge?.status !== "succeeded")
    throw badRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      { param: "payment_intent" },
    );
  return charge;
}

/** Gives money back. Throws where there is not so much left of the charge, or a bank is about to decide on it. */
export function addRefund(
  world: World,
  charge: Stripe.Charge,
  asked: {
    /** A new one unless said. */
    id?: string;
    /** All that is left where it is missing. */
    amount?: number;
    reason: Stripe.Refund["reason"];
    metadata: Record<string, string>;
  },
): Stripe.Refund {
  const left = charge.amount - charge.amount_refunded;
  const disputes = world.books
    .all("dispute")
    .filter((dispute) => idIn(dispute.charge) === charge.id);
  const isRefundable = disputes.every(
    (dispute) => dispute.is_charge_refundable || dispute.status === "won",
  );
  if (charge.disputed && !isRefundable)
    throw badRequest(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      { code: "charge_disputed" },
    );
  if (left === 0)
    throw badRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  const amount = asked.amount ?? left;
  checkLastDigit(amount, charge.currency);
  if (amount > left)
    throw badRequest(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`,
      { code: "amount_too_large", param: "amount" },
    );
  const id = asked.id ?? newId(world, "re", 24);
  const transaction = addBalance(world, {
    amount: -amount,
    currency: charge.currency,
    source: id,
    type: "refund",
  });
  const refund = {
    id,
    object: "refund",
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: secondsNow(world),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    metadata: asked.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(world.house.refundsPend && { pending_reason: "processing" as const }),
    reason: asked.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: world.house.refundsPend ? "pending" : "succeeded",
    transfer_reversal: null,
  } satisfies Stripe.Refund;
  world.books.add("refund", refund);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  emit(world, "refund.created", refund);
  emit(world, "charge.refunded", charge);
  if (charge.refunded)
    for (const inquiry of disputes) closeInquiry(world, inquiry);
  return refund;
}

/** A pending refund has arrived; or it failed, whatever was said of it before, and the money is back with the school. */
export function settleRefund(
  world: World,
  refund: Stripe.Refund,
  arrived: boolean,
): boolean {
  if (refund.status === "failed") return false;
  if (arrived) {
    if (refund.status !== "pending") return false;
    refund.status = "succeeded";
    delete refund.pending_reason;
    emit(world, "refund.updated", refund);
    return true;
  }
  refund.status = "failed";
  refund.failure_reason = "lost_or_stolen_card";
  delete refund.pending_reason;
  refund.failure_balance_transaction = addBalance(world, {
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    type: "refund_failure",
  }).id;
  const charge = world.books.find("charge", idIn(refund.charge));
  if (charge) {
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
  }
  emit(world, "refund.updated", refund);
  emit(world, "refund.failed", refund);
  return true;
}

function listRefunds(call: Call) {
  const read = readFilters(
    { charge: id.optional(), payment_intent: id.optional() },
    call.params,
  );
  const all = call.world.books.all("refund");
  return listPage(
    call,
    "/v1/refunds",
    all.filter(
      (one) =>
        (read.charge ?? one.charge) === one.charge &&
        (read.payment_intent ?? one.payment_intent) === one.payment_intent,
    ),
  );
}

function updateRefund(call: Call): Stripe.Refund {
  const { world, params } = call;
  const refund = world.books.get("refund", idOf(call));
  const read = readParams(
    z.strictObject({ metadata, description: words.optional() }),
    params,
  );
  refund.metadata = mergedMetadata(refund.metadata ?? {}, read.metadata);
  emit(world, "refund.updated", refund);
  return refund;
}
