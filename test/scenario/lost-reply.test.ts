import { settleTransfer } from "@throughline/jobs/payout/settle-transfer";
import { sendRefund } from "@throughline/jobs/stripe/send-refund";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payee, type Payees } from "../support/payees.ts";
import { openPress, type Press } from "../support/press.ts";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
let payees: Payees;
let payee: Payee;
let press: Press;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  payees = openPayees(town, till);
  press = await openPress(town);
  payee = await payees.add();
  await payee.onboard();
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
});
afterEach(async () => {
  town.stripe.outbox.release();
  await till.quiet();
  await booksAgree(town.database, payees.stripe);
});
afterAll(async () => {
  await press.close();
  await town.close();
});

const bench = () => ({
  ...press.desk,
  stripe: payees.stripe,
});

/** Stripe's client asks three times by itself: all of a job's run is lost. */
const aWholeRun = 3;

/** Stripe has done it, and all answers that are to be lost are. */
const isLost = (call: string) =>
  until(
    `the answers to ${call} are lost`,
    () => town.stripe.repliesToLose(call) === 0,
    60,
  );

const refundsAtStripe = async (number: number) => {
  const { paymentIntentId } = await till.order(number);
  const { data } = await payees.stripe.refunds.list({
    payment_intent: paymentIntentId ?? "",
  });
  return data.map(({ amount }) => amount);
};

const sentAtStripe = async (number: number) => {
  const { data } = await payees.stripe.transfers.list({
    transfer_group: `order_${number}`,
  });
  return data.map(({ amount, amount_reversed }) => [amount, amount_reversed]);
};

const isRefunded = (number: number) =>
  until(
    "the refund is settled",
    async () =>
      (await till.order(number)).refunds.every(
        ({ state }) => state === "SUCCEEDED",
      ),
    60,
  );

const isSent = (number: number, state = "SENT") =>
  until(
    `the share is ${state}`,
    async () =>
      (await payees.transfersOf(number)).every((each) => each.state === state),
    60,
  );

describe("a refund that Stripe made, its answer being lost", () => {
  test.each([
    ["once, is found by its key", 1, false],
    ["for all of a run, is found by our id of it", aWholeRun, false],
    ["until Stripe has forgotten the key too, is found", aWholeRun, true],
  ])("%s, and is one", async (_title, times, isKeyForgotten) => {
    const number = await payees.sell();
    await isSent(number);
    // What Stripe tells of it meanwhile does not arrive.
    town.stripe.outbox.hold();
    town.stripe.loseReplies("POST /v1/refunds", times);
    await payees.refund(number, 4_000);
    await isLost("POST /v1/refunds");
    if (isKeyForgotten) town.stripe.forgetKeys();
    await isRefunded(number);
    expect(await refundsAtStripe(number)).toEqual([4_000]);
    expect(await till.order(number)).toMatchObject({
      refunded: 4_000,
      refunds: [{ state: "SUCCEEDED", amount: 4_000 }],
    });
    await isTakenBack(number, 2_000);
  });

  test("and of which Stripe tells first, is one", async () => {
    const number = await payees.sell();
    await isSent(number);
    town.stripe.outbox.repeat(3);
    town.stripe.loseReplies("POST /v1/refunds", aWholeRun);
    await payees.refund(number, 4_000);
    await isRefunded(number);
    town.stripe.outbox.repeat(1);
    expect(await refundsAtStripe(number)).toEqual([4_000]);
    await isTakenBack(number, 2_000);
  });

  test("asked for by two workers at once, is one", async () => {
    const number = await payees.sell();
    await isSent(number);
    town.stripe.loseReplies("POST /v1/refunds", 1);
    await payees.refund(number, 1_000);
    const refund = await until(
      "it is decided",
      async () => (await till.order(number)).refunds[0],
    );
    const again = () => sendRefund(refundDesk(), { refundId: refund.id });
    await Promise.all([again(), again(), again()]);
    await isRefunded(number);
    expect(await refundsAtStripe(number)).toEqual([1_000]);
    await isTakenBack(number, 500);
  });
});

const refundDesk = () => bench() as unknown as Parameters<typeof sendRefund>[0];

const isTakenBack = (number: number, amount: number) =>
  until(
    "the payee's share is taken back",
    async () => (await payees.transfersOf(number))[0]?.reversed === amount,
    60,
  );

describe("a share that Stripe sent, its answer being lost", () => {
  test.each([
    ["once, is found by its key", 1, false],
    ["for all of a run, is found by our id of it", aWholeRun, false],
    ["until Stripe has forgotten the key too, is found", aWholeRun, true],
  ])("%s, and is one", async (_title, times, isKeyForgotten) => {
    town.stripe.loseReplies("POST /v1/transfers", times);
    const number = await sellUnheard();
    if (isKeyForgotten) town.stripe.forgetKeys();
    await isSent(number);
    expect(await sentAtStripe(number)).toEqual([[5_000, 0]]);
  });

  test("and refunded before anybody knows, is sent once and taken back", async () => {
    town.stripe.loseReplies("POST /v1/transfers", aWholeRun);
    const number = await sellUnheard();
    await payees.refund(number, 10_000);
    await isSent(number, "REVERSED");
    expect(await sentAtStripe(number)).toEqual([[5_000, 5_000]]);
  });

  test("and its payee stopped before anybody knows, is found and taken back", async () => {
    const gone = await payees.add();
    await gone.onboard();
    await payees.share([{ payoutAccountId: gone.id, basisPoints: 4000 }]);
    town.stripe.loseReplies("POST /v1/transfers", aWholeRun);
    const number = await sellUnheard();
    await town.database.payoutAccount.update({
      where: { id: gone.accountId },
      data: { state: "CLOSED" },
    });
    await payees.refund(number, 10_000);
    await isSent(number, "REVERSED");
    expect(await sentAtStripe(number)).toEqual([[4_000, 4_000]]);
    await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
  });

  /** Sells, and hears nothing of the share that Stripe sent. */
  async function sellUnheard() {
    const begun = await till.begin(await till.student());
    town.stripe.pay(begun.url);
    await until("the order is paid", async () => {
      const { state } = await till.order(begun.number);
      if (state === "PAID") town.stripe.outbox.hold();
      return state === "PAID";
    });
    await isLost("POST /v1/transfers");
    town.stripe.outbox.lose("transfer.created");
    return begun.number;
  }
});

describe("what Stripe took back of a share, its answer being lost", () => {
  test.each([1, aWholeRun])("%i times, is taken back once", async (times) => {
    const number = await payees.sell();
    await isSent(number);
    town.stripe.outbox.hold();
    town.stripe.loseReplies("POST /v1/transfers/:id/reversals", times);
    await payees.refund(number, 5_000);
    await isTakenBack(number, 2_500);
    town.stripe.forgetKeys();
    await payees.refund(number, 5_000);
    await isSent(number, "REVERSED");
    expect(await sentAtStripe(number)).toEqual([[5_000, 5_000]]);
  });

  test("asked for by two workers at once, is taken back once", async () => {
    const number = await payees.sell();
    await isSent(number);
    await payees.refund(number, 5_000);
    await isTakenBack(number, 2_500);
    const [transfer] = await payees.transfersOf(number);
    const again = () =>
      settleTransfer(bench(), { transferId: transfer?.id ?? "" });
    await Promise.all([again(), again()]);
    expect(await sentAtStripe(number)).toEqual([[5_000, 2_500]]);
  });
});

test("what Stripe refused to send is sent when it is tried again, although Stripe remembers the refusal", async () => {
  const late = await payees.add();
  await late.onboard();
  await payees.share([{ payoutAccountId: late.id, basisPoints: 5000 }]);
  town.stripe.outbox.hold();
  town.stripe.restrict(late.stripeId);
  town.stripe.outbox.lose();
  town.stripe.outbox.release();
  const number = await payees.sell();
  // Nothing was heard of it: the refusal tells.
  await until(
    "the payee is held back",
    async () => (await late.find()).state === "RESTRICTED",
  );
  const [held] = await payees.transfersOf(number);
  expect(held).toMatchObject({ state: "PLANNED", asked: null, refusals: 1 });
  expect(held?.lastError).toContain("capabilities");
  await late.onboard();
  await isSent(number);
  expect(await sentAtStripe(number)).toEqual([[5_000, 0]]);
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
});
