import type { DisputeFacts } from "@throughline/domain/dispute/dispute.rules";
import type { Stripe } from "@throughline/integrations/stripe/client";

/** What the school keeps of a dispute, or of a bank's inquiry, as Stripe has it now. */
export const disputeFacts = (dispute: Stripe.Dispute): DisputeFacts => ({
  stripeDisputeId: dispute.id,
  amount: dispute.amount,
  currency: dispute.currency.toLowerCase(),
  reason: dispute.reason.replaceAll("_", " "),
  state: stateOf(dispute),
  openedAt: new Date(dispute.created * 1000),
  dueAt:
    dispute.evidence_details.due_by === null
      ? null
      : new Date(dispute.evidence_details.due_by * 1000),
});

/**
 * A `warning` is an inquiry: the bank asks, and no money moved. What Stripe `prevented` it either blocked, or resolved by giving the
 * buyer the money, which its balance transactions tell (https://docs.stripe.com/changelog/basil/2025-08-27/add-preventions-to-dispute).
 * Any other that is not decided is open.
 */
function stateOf({
  status,
  balance_transactions: moved,
}: Stripe.Dispute): DisputeFacts["state"] {
  switch (status) {
    case "warning_needs_response":
    case "warning_under_review":
      return "INQUIRY";
    case "warning_closed":
      return "INQUIRY_CLOSED";
    case "won":
      return "WON";
    case "lost":
      return "LOST";
    case "prevented": {
      const balance = moved.reduce((sum, { amount }) => sum + amount, 0);
      return balance < 0 ? "LOST" : "WON";
    }
    case "needs_response":
    case "under_review":
    case "appeal_needs_response":
    case "appeal_under_review":
    default:
      return "OPEN";
  }
}
