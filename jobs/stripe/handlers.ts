import { onActionRequired, onInvoice } from "../license/on-invoice.ts";
import { onSubscription, onTrialEnding } from "../license/on-subscription.ts";
import { onAccount, onDeauthorized } from "../payout/on-account.ts";
import { onFailedPayout } from "../payout/on-payout.ts";
import { onTransfer } from "../payout/on-transfer.ts";
import { onCheckout, onFailedCheckout } from "./checkout.ts";
import { onDispute } from "./dispute.ts";
import type { StripeHandler } from "./handler.ts";
import { onRefund, onRefundedCharge } from "./refund.ts";

/** Which messages of Stripe's are used, and by what. */
export const handlers: Partial<Record<string, StripeHandler>> = {
  "checkout.session.completed": onCheckout,
  "checkout.session.async_payment_succeeded": onCheckout,
  "checkout.session.async_payment_failed": onFailedCheckout,
  "checkout.session.expired": onCheckout,
  "refund.created": onRefund,
  "refund.updated": onRefund,
  "refund.failed": onRefund,
  "charge.refunded": onRefundedCharge,
  "charge.dispute.created": onDispute,
  "charge.dispute.updated": onDispute,
  "charge.dispute.closed": onDispute,
  "charge.dispute.funds_withdrawn": onDispute,
  "charge.dispute.funds_reinstated": onDispute,
  "customer.subscription.created": onSubscription,
  "customer.subscription.updated": onSubscription,
  "customer.subscription.deleted": onSubscription,
  "customer.subscription.paused": onSubscription,
  "customer.subscription.resumed": onSubscription,
  "customer.subscription.trial_will_end": onTrialEnding,
  "invoice.paid": onInvoice,
  "invoice.payment_failed": onInvoice,
  "invoice.payment_action_required": onActionRequired,
  "account.updated": onAccount,
  "capability.updated": onAccount,
  "account.application.deauthorized": onDeauthorized,
  "v2.core.account[requirements].updated": onAccount,
  "v2.core.account[configuration.recipient].capability_status_updated":
    onAccount,
  "v2.core.account.closed": onAccount,
  "transfer.created": onTransfer,
  "transfer.updated": onTransfer,
  "transfer.reversed": onTransfer,
  "payout.failed": onFailedPayout,
};
