import { randomUUID } from "node:crypto";
import {
  openStripe,
  type StripeClient,
} from "@throughline/integrations/stripe/client";
import { writeNodeId } from "@throughline/schema/node-id";
import { makePartner } from "@throughline/seed/factory/partner";
import type { Till } from "./till.ts";
import type { Town } from "./town.ts";

/** What the API answers to a mutation. */
export interface Answer {
  __typename: string;
  id?: string;
  url?: string;
  field?: string;
  message?: string;
}

/** Who shares in what a town sells, and what admins do about money. */
export interface Payees {
  /** A mutation of an admin's, with what it answers. */
  order: (
    mutation: string,
    input: Record<string, unknown>,
    answer: string,
  ) => Promise<Answer>;
  /** Makes a partner a payee whom Stripe does not know well yet. */
  add: () => Promise<Payee>;
  /** Says what of each sale goes to whom. */
  share: (shares: Record<string, unknown>[]) => Promise<Answer>;
  /** A student of their own buys; answers the order's number. */
  sell: () => Promise<number>;
  refund: (
    number: number,
    amount: number,
    input?: Record<string, unknown>,
  ) => Promise<Answer>;
  /** The largest first. */
  transfersOf: (number: number) => ReturnType<typeof transfersOf>;
  stripe: StripeClient;
}

export type Payee = Awaited<ReturnType<typeof addPayee>>;

export function openPayees(town: Town, till: Till): Payees {
  const order: Payees["order"] = async (mutation, input, answer) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
    const { outcome } = await town.admin.ask<{ outcome: Answer }>(
      `mutation ($input: ${type}) { outcome: ${mutation}(input: $input) {
        __typename ${answer} ... on UserError { field message } } }`,
      { input },
    );
    return outcome;
  };
  return {
    order,
    add: () => addPayee(town, till, order),
    share: (shares) =>
      order(
        "setPayoutShares",
        {
          courseId: writeNodeId("Course", till.courseId),
          shares,
          reason: "As agreed",
        },
        "... on Course { id }",
      ),
    async sell() {
      const begun = await till.begin(await till.student());
      town.stripe.pay(begun.url);
      await till.quiet();
      return begun.number;
    },
    async refund(number, amount, input = {}) {
      const { id } = await till.order(number);
      return order(
        "refundOrder",
        {
          orderId: writeNodeId("Order", id),
          amount,
          reason: "Asked for it",
          revocations: {},
          requestKey: randomUUID(),
          ...input,
        },
        "",
      );
    },
    transfersOf: (number) => transfersOf(town, number),
    stripe: openStripe({
      secretKey: town.jobsEnvironment.STRIPE_SECRET_KEY ?? "",
      apiBase: town.stripe.url,
    }),
  };
}

async function addPayee(town: Town, till: Till, order: Payees["order"]) {
  const partner = await makePartner(town.database);
  const { id = "" } = await order(
    "openPayoutAccount",
    {
      partnerId: writeNodeId("Partner", partner.id),
      email: "money@partner.example",
      country: "se",
    },
    "... on PayoutAccount { id }",
  );
  const start = () =>
    order(
      "startPayoutOnboarding",
      { payoutAccountId: id },
      "... on PayoutOnboarding { url }",
    );
  await Promise.all([start(), start()]);
  await till.quiet();
  const account = await town.database.payoutAccount.findUniqueOrThrow({
    where: { partnerId: partner.id },
  });
  const stripeId = account.stripeAccountId ?? "";
  return {
    id,
    name: partner.name,
    accountId: account.id,
    stripeId,
    onboard: async () => {
      town.stripe.onboard(stripeId);
      await till.quiet();
    },
    find: () =>
      town.database.payoutAccount.findUniqueOrThrow({
        where: { id: account.id },
      }),
    transfersOf: (orderId: string) =>
      town.database.transfer.findMany({
        where: { payoutAccountId: account.id, orderId },
        orderBy: { createdAt: "asc" },
      }),
  };
}

const transfersOf = (town: Town, number: number) =>
  town.database.transfer.findMany({
    where: { order: { number } },
    orderBy: { amount: "desc" },
  });
