import type { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import { id, mergedMetadata, metadata, readParams } from "./params.ts";
import { addBalance } from "./payment.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/** Disputes. Buyers' banks open them; the API can only read, answer and give in. */
export const disputeRoutes: Route[] = [
  ["GET", "/v1/disputes", listDisputes],
  [
    "GET",
    "/v1/disputes/:id",
    (call) => call.world.books.get("dispute", idOf(call)),
  ],
  ["POST", "/v1/disputes/:id", answerDispute],
  [
    "POST",
    "/v1/disputes/:id/close",
    (call) => {
      const dispute = call.world.books.get("dispute", idOf(call));
      readParams(z.strictObject({}), call.params);
      closeDispute(call.world, dispute, "lost");
      return dispute;
    },
  ],
];

const answerWithinSeconds = 7 * 86_400;
const feeOfDispute = 1_500;

/** What a bank asks about: all that was paid, as fraud, unless told otherwise. */
export interface Doubt {
  amount?: number;
  reason?: string;
}

/** A buyer's bank takes the money back until it has decided. */
export function openDispute(
  world: World,
  charge: Stripe.Charge,
  doubt: Doubt = {},
): Stripe.Dispute {
  const dispute = addDispute(world, charge, doubt, {
    status: "needs_response",
    is_charge_refundable: false,
  });
  withdraw(world, dispute);
  emit(world, "charge.dispute.created", dispute);
  emit(world, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

/** A buyer's bank asks, and takes nothing: the payment can still be refunded (Stripe, "How disputes work", inquiries). */
export function openInquiry(
  world: World,
  charge: Stripe.Charge,
  doubt: Doubt = {},
): Stripe.Dispute {
  const inquiry = addDispute(world, charge, doubt, {
    status: "warning_needs_response",
    is_charge_refundable: true,
  });
  emit(world, "charge.dispute.created", inquiry);
  return inquiry;
}

/** The bank was not content with the answer and takes the money: the inquiry becomes a dispute. False where it is none. */
export function escalateInquiry(
  world: World,
  inquiry: Stripe.Dispute,
): boolean {
  if (!isOpenInquiry(inquiry)) return false;
  inquiry.status = "needs_response";
  inquiry.is_charge_refundable = false;
  withdraw(world, inquiry);
  emit(world, "charge.dispute.updated", inquiry);
  emit(world, "charge.dispute.funds_withdrawn", inquiry);
  return true;
}

/** The bank asks no more, and took nothing. False where it is no inquiry, or was closed before. */
export function closeInquiry(world: World, inquiry: Stripe.Dispute): boolean {
  if (!isOpenInquiry(inquiry)) return false;
  inquiry.status = "warning_closed";
  const charge = world.books.find("charge", idIn(inquiry.charge));
  if (charge) charge.disputed = false;
  emit(world, "charge.dispute.closed", inquiry);
  return true;
}

const isOpenInquiry = ({ status }: Stripe.Dispute): boolean =>
  status === "warning_needs_response" || status === "warning_under_review";

function withdraw(world: World, dispute: Stripe.Dispute): void {
  dispute.balance_transactions.push(
    addBalance(world, {
      amount: -dispute.amount,
      fee: feeOfDispute,
      currency: dispute.currency,
      source: dispute.id,
      type: "adjustment",
    }),
  );
}

function addDispute(
  world: World,
  charge: Stripe.Charge,
  { amount = charge.amount, reason = "fraudulent" }: Doubt,
  standing: Pick<Stripe.Dispute, "status" | "is_charge_refundable">,
): Stripe.Dispute {
  const created = secondsNow(world);
  const dispute: Stripe.Dispute = {
    id: newId(world, "du", 24),
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...noEvidence },
    evidence_details: {
      due_by: created + answerWithinSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    ...standing,
  };
  world.books.add("dispute", dispute);
  charge.disputed = true;
  return dispute;
}

/** The bank has decided. False where it had before, or only asks. */
export function closeDispute(
  world: World,
  dispute: Stripe.Dispute,
  outcome: "won" | "lost",
): boolean {
  if (dispute.status === "won" || dispute.status === "lost") return false;
  if (dispute.status.startsWith("warning_")) return false;
  dispute.status = outcome;
  if (outcome === "won") {
    dispute.balance_transactions.push(
      addBalance(world, {
        amount: dispute.amount,
        currency: dispute.currency,
        source: dispute.id,
        type: "adjustment",
      }),
    );
    const charge = world.books.find("charge", idIn(dispute.charge));
    if (charge) charge.disputed = false;
  }
  emit(world, "charge.dispute.closed", dispute);
  if (outcome === "won")
    emit(world, "charge.dispute.funds_reinstated", dispute);
  return true;
}

function listDisputes(call: Call) {
  const read = readFilters(
    { charge: id.optional(), payment_intent: id.optional() },
    call.params,
  );
  const all = call.world.books.all("dispute");
  return listPage(
    call,
    "/v1/disputes",
    all.filter(
      (one) =>
        (read.charge ?? one.charge) === one.charge &&
        (read.payment_intent ?? one.payment_intent) === one.payment_intent,
    ),
  );
}

function answerDispute(call: Call): Stripe.Dispute {
  const { world, params } = call;
  const dispute = world.books.get("dispute", idOf(call));
  const read = readParams(
    z.strictObject({
      evidence: z.record(z.string(), z.string().max(20_000)).optional(),
      submit: z.string().optional(),
      metadata,
    }),
    params,
  );
  Object.assign(dispute.evidence, read.evidence);
  dispute.metadata = mergedMetadata(dispute.metadata, read.metadata);
  if (read.evidence) {
    dispute.evidence_details.has_evidence = true;
    dispute.evidence_details.submission_count += 1;
    dispute.status = isOpenInquiry(dispute)
      ? "warning_under_review"
      : "under_review";
  }
  emit(world, "charge.dispute.updated", dispute);
  return dispute;
}

const noEvidence: Stripe.Dispute["evidence"] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
