import { readStatement } from "@throughline/domain/payout/read-statement";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payee, type Payees } from "../support/payees.ts";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
let payees: Payees;
let payee: Payee;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  payees = openPayees(town, till);
  payee = await payees.add();
  await payee.onboard();
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 3_000 }]);
  town.stripe.outbox.repeat(3);
});
afterEach(() => booksAgree(town.database, payees.stripe));
afterAll(() => town.close());

/** What Stripe sent of a sale, in the order in which it was planned: how much, and how much of it it took back. */
const sent = async (number: number) => {
  const transfers = await town.database.transfer.findMany({
    where: { order: { number } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return transfers.map(({ state, amount, reversed }) => ({
    state,
    amount,
    reversed,
  }));
};

const becomes = (number: number, wanted: object[]) =>
  until("the shares are as they should be", async () => {
    await till.quiet();
    return JSON.stringify(await sent(number)) === JSON.stringify(wanted);
  }).catch(async () => expect(await sent(number)).toEqual(wanted));

const whole = { state: "SENT", amount: 3_000, reversed: 0 };
const gone = { state: "REVERSED", amount: 3_000, reversed: 3_000 };

async function sell() {
  const number = await payees.sell();
  await becomes(number, [whole]);
  return number;
}

/** Gives an amount back and answers what Stripe calls the refund, once it arrived. */
async function giveBack(number: number, amount: number) {
  await payees.refund(number, amount);
  return until("the refund arrived", async () => {
    const { refunds } = await till.order(number);
    const refund = refunds.at(-1);
    return refund?.state === "SUCCEEDED" ? refund.stripeRefundId : undefined;
  });
}

const fails = (refund: string) =>
  till.inAnyOrder(() => {
    town.stripe.settleRefund(refund, false);
  });

const owed = async () => {
  const [month] = await readStatement(town.database, {
    payoutAccountId: (await payee.find()).id,
    from: new Date(0),
    until: new Date(Date.now() + 1_000),
  });
  return month?.owedAfter;
};

describe("a refund that arrived and fails after all", () => {
  test("gives each payee their share once more, once, and takes it back where it is refunded again", async () => {
    const number = await sell();
    const refund = await giveBack(number, 10_000);
    await becomes(number, [gone]);
    await fails(refund);
    await becomes(number, [gone, whole]);
    await fails(refund);
    await becomes(number, [gone, whole]);
    expect(await owed()).toBe(0);
    const again = await giveBack(number, 10_000);
    await becomes(number, [gone, gone]);
    await fails(again);
    await becomes(number, [gone, gone, whole]);
    expect(await owed()).toBe(0);
  });

  test("of a part gives that part of the share", async () => {
    const number = await sell();
    await giveBack(number, 2_000);
    const refund = await giveBack(number, 5_000);
    await becomes(number, [{ ...whole, reversed: 2_100 }]);
    await fails(refund);
    await becomes(number, [
      { ...whole, reversed: 2_100 },
      { ...whole, amount: 1_500 },
    ]);
    await giveBack(number, 8_000);
    await becomes(number, [
      gone,
      { state: "REVERSED", amount: 1_500, reversed: 1_500 },
    ]);
    expect(await owed()).toBe(0);
  });

  test("leaves what the staff took back in Stripe's dashboard", async () => {
    const number = await sell();
    const { stripeTransferId } = await town.database.transfer.findFirstOrThrow({
      where: { order: { number } },
    });
    await payees.stripe.transfers.createReversal(stripeTransferId ?? "", {
      amount: 2_000,
    });
    await becomes(number, [{ ...whole, reversed: 2_000 }]);
    const refund = await giveBack(number, 1_000);
    await fails(refund);
    await becomes(number, [{ ...whole, reversed: 2_000 }]);
  });
});
