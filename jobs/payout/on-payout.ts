import { notePayoutFailure } from "@throughline/domain/payout/note-payout-failure";
import type { StripeHandler } from "../stripe/handler.ts";

/** A payee's bank refused what Stripe paid out to it. A payout of the school's own is the school's matter with its bank. */
export const onFailedPayout: StripeHandler = async ({
  client,
  objectId,
  message: { account: stripeAccountId },
}) => {
  if (!stripeAccountId)
    return () =>
      Promise.resolve({
        kind: "ignored",
        reason: "It is the school's own payout. See it in Stripe's dashboard.",
      });
  const payout = await client.payouts.retrieve(
    objectId,
    {},
    { stripeAccount: stripeAccountId },
  );
  const reason = payout.failure_message ?? "The bank refused the payout.";
  return async (tx, now) => {
    const noted = await notePayoutFailure(tx, { stripeAccountId, reason }, now);
    return noted.kind === "unknown"
      ? { kind: "quarantined", reason: noted.reason }
      : { kind: "applied" };
  };
};
