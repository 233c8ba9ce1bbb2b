import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { buyLicense, type License } from "../support/license.ts";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payees } from "../support/payees.ts";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
let payees: Payees;
let license: License;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  payees = openPayees(town, till);
  const payee = await payees.add();
  await payee.onboard();
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
  license = await buyLicense(town, till, payees);
  await license.renew();
  await license.renew();
  await sharesAreSent();
});
afterEach(async () => {
  await till.quiet();
  await booksAgree(town.database, payees.stripe);
  const aside = await town.database.inboundMessage.findMany({
    where: { state: "QUARANTINED" },
  });
  expect(aside.map(({ type, reason }) => `${type}: ${reason}`)).toEqual([]);
});
afterAll(() => town.close());

const sharesAreSent = () =>
  until("all shares are sent", async () =>
    (await license.payments()).every(({ transfers }) =>
      transfers.every(({ state }) => state !== "PLANNED"),
    ),
  );

/** What went back of each payment, and of the payee's share of it; the first payment first. */
const back = async () =>
  (await license.payments()).map(({ refunded, transfers }) => [
    refunded,
    transfers.reduce((sum, { reversed }) => sum + reversed, 0),
  ]);

const becomes = (what: string, wanted: number[][]) =>
  until(
    what,
    async () => JSON.stringify(await back()) === JSON.stringify(wanted),
  ).catch(async () => expect(await back()).toEqual(wanted));

const idOf = async (index: number) => {
  const payment = (await license.payments())[index];
  if (!payment) throw new Error(`there is no payment ${index}`);
  return payment;
};

describe("a license that is paid again and again", () => {
  test("has a payment of its own for each invoice, each with its payment at Stripe and its share", async () => {
    const payments = await license.payments();
    expect(
      payments.map(({ state, amount, transfers }) => ({
        state,
        amount,
        shares: transfers.map((transfer) => transfer.amount),
      })),
    ).toEqual(
      Array.from({ length: 3 }, () => ({
        state: "SUCCEEDED",
        amount: 12_000,
        shares: [6_000],
      })),
    );
    for (const { paymentIntentId, invoiceId } of payments)
      expect([paymentIntentId, invoiceId]).toEqual([
        expect.stringMatching(/^pi_/),
        expect.stringMatching(/^in_/),
      ]);
  });

  test("does not guess which payment an admin gives back, nor gives back more than it was", async () => {
    expect(await payees.refund(license.number, 500)).toMatchObject({
      __typename: "Refused",
      field: "input.paymentId",
    });
    const { id: paymentId } = await idOf(1);
    expect(
      await payees.refund(license.number, 12_001, { paymentId }),
    ).toMatchObject({ __typename: "Refused", field: "input.amount" });
    expect(
      await payees.refund(license.number, 500, { paymentId: license.orderId }),
    ).toMatchObject({ __typename: "NotFound", field: "input.paymentId" });
    expect(
      await payees.refund(license.number, 500, { paymentId: "first" }),
    ).toMatchObject({ __typename: "InvalidInput", field: "input.paymentId" });
    expect(await back()).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test("an admin gives back some of a renewal: its share alone is taken back", async () => {
    const { id: paymentId } = await idOf(1);
    expect(
      await payees.refund(license.number, 3_000, { paymentId }),
    ).toMatchObject({ __typename: "Order" });
    await becomes("the renewal's share is taken back", [
      [0, 0],
      [3_000, 1_500],
      [0, 0],
    ]);
    expect(await till.order(license.number)).toMatchObject({
      state: "PAID",
      refunded: 3_000,
    });
  });

  test("the first payment is given back like any other", async () => {
    const { id: paymentId } = await idOf(0);
    await payees.refund(license.number, 6_000, { paymentId });
    await becomes("the first share is taken back", [
      [6_000, 3_000],
      [3_000, 1_500],
      [0, 0],
    ]);
  });

  test("a refund of a renewal in the dashboard is taken in, told three times in any order", async () => {
    const { paymentIntentId } = await idOf(2);
    town.stripe.outbox.repeat(3);
    await till.inAnyOrder(() => {
      town.stripe.refundInDashboard(paymentIntentId ?? "", 4_000);
      town.stripe.refundInDashboard(paymentIntentId ?? "", 8_000);
    });
    town.stripe.outbox.repeat(1);
    await becomes("all of the last share is taken back", [
      [6_000, 3_000],
      [3_000, 1_500],
      [12_000, 6_000],
    ]);
    const { refunds } = await idOf(2);
    expect(refunds.map(({ amount }) => amount).toSorted()).toEqual([
      4_000, 8_000,
    ]);
  });

  test("a renewal's refund that is told before the renewal notes the renewal first", async () => {
    town.stripe.outbox.hold();
    town.stripe.advanceClock({ days: 32 });
    const invoices = await payees.stripe.invoices.list({
      subscription: license.subscription,
      limit: 1,
    });
    town.stripe.refundInDashboard(invoices.data[0]?.id ?? "", 2_000);
    // What says that it was paid never comes.
    for (const { type } of town.stripe.outbox.latest(100))
      if (!/refund/.test(type)) town.stripe.outbox.lose(type);
    town.stripe.outbox.release();
    await till.quiet();
    await becomes("the renewal is noted and its share reduced", [
      [6_000, 3_000],
      [3_000, 1_500],
      [12_000, 6_000],
      [2_000, 1_000],
    ]);
  });

  test("a renewal's dispute that is lost takes back that payment and its share", async () => {
    await license.renew();
    await sharesAreSent();
    const { paymentIntentId } = await idOf(4);
    const { id } = town.stripe.openDispute(paymentIntentId ?? "");
    await till.quiet();
    await till.inAnyOrder(() => {
      town.stripe.closeDispute(id, "lost");
    });
    await becomes("the disputed share is taken back", [
      [6_000, 3_000],
      [3_000, 1_500],
      [12_000, 6_000],
      [2_000, 1_000],
      [12_000, 6_000],
    ]);
  });

  test("is refunded once all of it went back, and paid again with the next payment", async () => {
    // The other one ended with its lost dispute.
    license = await buyLicense(town, till, payees);
    await license.renew();
    await sharesAreSent();
    for (const index of [0, 1]) {
      const { id: paymentId } = await idOf(index);
      expect(
        await payees.refund(license.number, 12_000, { paymentId }),
      ).toMatchObject({ __typename: "Order" });
    }
    await until(
      "all went back",
      async () => (await till.order(license.number)).state === "REFUNDED",
    );
    expect((await till.order(license.number)).refunded).toBe(24_000);
    await license.renew();
    await sharesAreSent();
    expect(await till.order(license.number)).toMatchObject({
      state: "PAID",
      refunded: 24_000,
    });
  });

  test("a renewal that was declined and then paid is known by its refund alone", async () => {
    license = await buyLicense(town, till, payees);
    town.stripe.setCard(license.subscription, "declined");
    town.stripe.advanceClock({ days: 32 });
    await till.quiet();
    expect(await idOf(1)).toMatchObject({ state: "FAILED" });
    town.stripe.outbox.hold();
    town.stripe.setCard(license.subscription, "good");
    town.stripe.advanceClock({ days: 4 });
    const { paymentIntentId } = await idOf(1);
    town.stripe.refundInDashboard(paymentIntentId ?? "", 2_000);
    // What says that it was paid after all never comes.
    for (const { type } of town.stripe.outbox.latest(100))
      if (!/refund/.test(type)) town.stripe.outbox.lose(type);
    town.stripe.outbox.release();
    await till.quiet();
    await becomes("the renewal is noted and its share reduced", [
      [0, 0],
      [2_000, 1_000],
    ]);
    expect(await idOf(1)).toMatchObject({ state: "SUCCEEDED" });
  });
});
