import { observeTransfer } from "@throughline/domain/payout/observe-transfer";
import type { StripeHandler } from "../stripe/handler.ts";
import { observationOf } from "./observation.ts";

/** A transfer was sent, changed or taken back, by us or in Stripe's dashboard. */
export const onTransfer: StripeHandler = async ({ client, objectId }) => {
  const observed = observationOf(await client.transfers.retrieve(objectId));
  return async (tx, now) => {
    const kept = await observeTransfer(tx, observed, now);
    return kept.kind === "unknown"
      ? { kind: "quarantined", reason: kept.reason }
      : { kind: "applied" };
  };
};
