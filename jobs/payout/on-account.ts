import type { Applied } from "@throughline/domain/inbox/partner-message";
import {
  observePayoutAccount,
  type PayoutAccountFacts,
} from "@throughline/domain/payout/observe-payout-account";
import type { StripeHandler } from "../stripe/handler.ts";
import { closed, fetchAccount } from "./read-account.ts";

/** Something changed about a payee's account: it is kept as it is at Stripe now. */
export const onAccount: StripeHandler = async (call) => {
  const { client, now } = call;
  const told = { now, wasTold: true };
  const facts = await fetchAccount(client, accountOf(call), told);
  return carryAccount(facts);
};

/** The payee took the school's rights to the account away: no money can go there any more. */
export const onDeauthorized: StripeHandler = (call) =>
  Promise.resolve(carryAccount(closed(accountOf(call), call.now)));

/** The account that an event happened in; of the account's own events, what they are about. */
const accountOf = ({
  message,
  objectId,
}: Parameters<StripeHandler>[0]): string => message.account ?? objectId;

const carryAccount =
  (facts: PayoutAccountFacts): Awaited<ReturnType<StripeHandler>> =>
  async (tx, now): Promise<Applied> => {
    const kept = await observePayoutAccount(tx, facts, now);
    switch (kept.kind) {
      case "changed":
      case "unchanged":
        return { kind: "applied" };
      case "stale":
        return { kind: "ignored", reason: "A newer fact is known already." };
      case "unknown":
        return { kind: "quarantined", reason: kept.reason };
    }
  };
