import { noticeLicense } from "@throughline/domain/license/notice-license";
import { upsertLicense } from "@throughline/domain/license/upsert-license";
import type { StripeHandler } from "../stripe/handler.ts";
import { carryOfLicense } from "./carry-license.ts";
import { fetchSubscription } from "./read-subscription.ts";

/** A subscription began, changed, stood still, went on or ended: its license is kept as it is at Stripe now. */
export const onSubscription: StripeHandler = async (call) => {
  const { client, objectId, message } = call;
  const read = await fetchSubscription(client, objectId, message.occurredAt);
  return async (tx, now) =>
    read.kind === "read"
      ? carryOfLicense(await upsertLicense(tx, read.facts, now))
      : { kind: "quarantined", reason: read.reason };
};

/** A trial ends in some days: whoever manages the license is told. */
export const onTrialEnding: StripeHandler = async (call) => {
  const carry = await onSubscription(call);
  return async (tx, now) => {
    const applied = await carry(tx, now);
    if (applied.kind !== "applied") return applied;
    await noticeLicense(
      tx,
      {
        stripeSubscriptionId: call.objectId,
        notice: "trialEnds",
        occurrence: call.message.occurredAt.toISOString().slice(0, 10),
      },
      now,
    );
    return applied;
  };
};
