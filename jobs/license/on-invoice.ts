import { noticeLicense } from "@throughline/domain/license/notice-license";
import { recordInvoice } from "@throughline/domain/license/record-invoice";
import { upsertLicense } from "@throughline/domain/license/upsert-license";
import type { Applied } from "@throughline/domain/inbox/partner-message";
import type { StripeCall, StripeHandler } from "../stripe/handler.ts";
import { carryOfLicense } from "./carry-license.ts";
import { fetchInvoice, type FetchedInvoice } from "./read-invoice.ts";
import { fetchSubscription } from "./read-subscription.ts";

/** An invoice of a license was paid or was not: the license is kept as it is at Stripe now, and the money noted. */
export const onInvoice: StripeHandler = async (call) => {
  const invoice = await fetchInvoice(call.client, call.objectId);
  return carryInvoice(call, invoice);
};

/** A payment waits for the buyer's confirmation: whoever manages the license is told where. */
export const onActionRequired: StripeHandler = async (call) => {
  const invoice = await fetchInvoice(call.client, call.objectId);
  const carry = await carryInvoice(call, invoice);
  return async (tx, now) => {
    const applied = await carry(tx, now);
    if (applied.kind !== "applied" || !invoice || invoice.facts.isPaid)
      return applied;
    const { stripeSubscriptionId, invoiceId } = invoice.facts;
    await noticeLicense(
      tx,
      {
        stripeSubscriptionId,
        notice: "actionRequired",
        occurrence: invoiceId,
        url: invoice.payUrl,
      },
      now,
    );
    return applied;
  };
};

async function carryInvoice(
  { client, message }: StripeCall,
  invoice: FetchedInvoice | null,
): ReturnType<StripeHandler> {
  if (!invoice) return () => Promise.resolve(ofNothing);
  const { facts } = invoice;
  const subscription = await fetchSubscription(
    client,
    facts.stripeSubscriptionId,
    message.occurredAt,
  );
  return async (tx, now) => {
    if (subscription.kind !== "read")
      return { kind: "quarantined", reason: subscription.reason };
    const kept = await upsertLicense(tx, subscription.facts, now);
    const applied = carryOfLicense(kept);
    if (applied.kind === "quarantined") return applied;
    // The money is noted whatever is known of the license by now.
    const { kind } = await recordInvoice(tx, facts, now);
    if (kind === "early" && facts.isPaid) return ofUnpaid(facts);
    return kind === "recorded" ? { kind: "applied" } : applied;
  };
}

const ofNothing: Applied = {
  kind: "ignored",
  reason: "The invoice is of no subscription.",
};

/** Its money came in, and must not be forgotten. */
const ofUnpaid = ({
  invoiceId,
  stripeSubscriptionId,
}: FetchedInvoice["facts"]): Applied => ({
  kind: "quarantined",
  reason: `The invoice ${invoiceId} of the subscription ${stripeSubscriptionId} was paid, and the purchase that began it is not paid here. See why, then replay this.`,
});
