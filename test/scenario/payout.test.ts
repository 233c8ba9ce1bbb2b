import { takeBack } from "@throughline/jobs/payout/take-back";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buyLicense } from "../support/license.ts";
import {
  openPayees,
  type Answer,
  type Payee,
  type Payees,
} from "../support/payees.ts";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
let payees: Payees;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  payees = openPayees(town, till);
  town.stripe.outbox.repeat(3);
});
afterAll(() => town.close());

const nodeId = (type: string, id: string) =>
  Buffer.from(`${type}:${id}`).toString("base64url");

describe("a payee", () => {
  test("is made at Stripe once, however often the onboarding is begun, and tells what is missing", async () => {
    const payee = await payees.add();
    const account = await until("Stripe says what is missing", async () => {
      const found = await payee.find();
      return found.observedAt && found;
    });
    expect(account.state).toBe("ONBOARDING");
    expect(account.requirements).not.toEqual([]);
    await payee.onboard();
    expect(await payee.find()).toMatchObject({
      state: "ACTIVE",
      requirements: [],
    });
    town.stripe.restrict(payee.stripeId);
    await till.quiet();
    expect((await payee.find()).state).toBe("RESTRICTED");
  });

  test("whose bank refuses the money is told so", async () => {
    const payee = await payees.add();
    await payee.onboard();
    town.stripe.failPayout(payee.stripeId, { amount: 500, currency: "usd" });
    await till.quiet();
    expect((await payee.find()).lastError).toBeTruthy();
  });

  test("whose account is closed stays so", async () => {
    const payee = await payees.add();
    await payee.onboard();
    town.stripe.closeAccount(payee.stripeId);
    await till.quiet();
    expect((await payee.find()).state).toBe("CLOSED");
    expect(
      await payees.order(
        "startPayoutOnboarding",
        { payoutAccountId: payee.id },
        "... on PayoutOnboarding { url }",
      ),
    ).toMatchObject({ __typename: "Refused", field: "input.payoutAccountId" });
  });
});

describe("a sale of a course that two payees share", () => {
  let milady: Payee;
  let nha: Payee;
  beforeAll(async () => {
    milady = await payees.add();
    nha = await payees.add();
    await milady.onboard();
    await payees.share([
      { payoutAccountId: milady.id, basisPoints: 3333 },
      { payoutAccountId: nha.id, amount: 1500 },
    ]);
  });

  test("cannot be shared beyond what is paid; the share at fault is named", async () => {
    expect(
      await payees.share([
        { payoutAccountId: milady.id, basisPoints: 9000 },
        { payoutAccountId: nha.id, amount: 1001 },
      ]),
    ).toMatchObject({ __typename: "Refused", field: "input.shares.1.amount" });
    expect(
      await payees.share([{ payoutAccountId: milady.id, basisPoints: -5 }]),
    ).toMatchObject({
      __typename: "InvalidInput",
      field: "input.shares.0.basisPoints",
    });
  });

  test("is sent to who can receive, and waits for who cannot; each share once", async () => {
    const number = await payees.sell();
    await until("the first share is sent", async () => {
      const [first] = await payees.transfersOf(number);
      return first?.state === "SENT";
    });
    expect(await payees.transfersOf(number)).toMatchObject([
      { amount: 3333, state: "SENT" },
      { amount: 1500, state: "PLANNED" },
    ]);
    await nha.onboard();
    await until("the second share is sent", async () => {
      const [, second] = await payees.transfersOf(number);
      return second?.state === "SENT";
    });
    const group = `order_${number}`;
    const { data } = await payees.stripe.transfers.list({
      transfer_group: group,
    });
    expect(data.map(({ amount }) => amount).toSorted()).toEqual([1500, 3333]);
    expect(data.every((one) => one.source_transaction !== null)).toBe(true);
  });

  test("that is refunded in parts and then whole takes the shares back in proportion, exactly", async () => {
    await nha.onboard();
    const number = await payees.sell();
    await until("both shares are sent", async () =>
      (await payees.transfersOf(number)).every(({ state }) => state === "SENT"),
    );
    await payees.refund(number, 3000);
    await until("a part is taken back", async () =>
      (await payees.transfersOf(number)).every(({ reversed }) => reversed > 0),
    );
    expect(await payees.transfersOf(number)).toMatchObject([
      { reversed: 999, toReverse: 999, state: "SENT" },
      { reversed: 450, toReverse: 450, state: "SENT" },
    ]);
    await payees.refund(number, 7000);
    await until("all is taken back", async () =>
      (await payees.transfersOf(number)).every(
        ({ state }) => state === "REVERSED",
      ),
    );
    const { data } = await payees.stripe.transfers.list({
      transfer_group: `order_${number}`,
    });
    for (const sent of data) expect(sent.amount_reversed).toBe(sent.amount);
  });

  test("that is refunded before its share can be sent sends nothing", async () => {
    const late = await payees.add();
    await payees.share([{ payoutAccountId: late.id, basisPoints: 5000 }]);
    const [part, whole] = [await payees.sell(), await payees.sell()];
    await payees.refund(part, 2000);
    await payees.refund(whole, 10_000);
    await until("nothing is left to send of one", async () => {
      const [dropped] = await payees.transfersOf(whole);
      return dropped?.state === "REVERSED";
    });
    await late.onboard();
    await until("the rest is sent of the other", async () => {
      const [rest] = await payees.transfersOf(part);
      return rest?.state === "SENT";
    });
    expect(await payees.transfersOf(part)).toMatchObject([
      { amount: 5000, asked: 4000, reversed: 1000 },
    ]);
    const { data } = await payees.stripe.transfers.list({
      destination: late.stripeId,
    });
    expect(data.map(({ amount }) => amount)).toEqual([4000]);

    const month = new Date().toISOString().slice(0, 7);
    const statement = await town.admin.ask(
      `query ($id: ID!, $month: String!) { payoutAccount(id: $id) {
        statement(month: $month) { currency owedBefore sales refunds sent takenBack owedAfter }
        entries(month: $month) { kind amount orderNumber } } }`,
      { id: late.id, month },
    );
    expect(statement).toMatchObject({
      payoutAccount: {
        statement: [
          {
            currency: "usd",
            owedBefore: 0,
            sales: 10_000,
            refunds: 6000,
            sent: 4000,
            takenBack: 0,
            owedAfter: 0,
          },
        ],
      },
    });
  });
});

test("a share of which two runs take back at once loses what is asked for, and no more", async () => {
  const payee = await payees.add();
  await payee.onboard();
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
  const number = await payees.sell();
  const sent = await until("the share is sent", async () => {
    const [transfer] = await payees.transfersOf(number);
    return transfer?.state === "SENT" && transfer;
  });
  const { stripe } = payees;
  const [asks, goOn] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const reverse = stripe.transfers.createReversal.bind(stripe.transfers);
  const transfers = Object.create(stripe.transfers) as typeof stripe.transfers;
  transfers.createReversal = async (...of: Parameters<typeof reverse>) => {
    asks.resolve();
    await goOn.promise;
    return reverse(...of);
  };
  const slow = Object.create(stripe, {
    transfers: { value: transfers },
  }) as typeof stripe;
  const about = { ...sent, stripeTransferId: sent.stripeTransferId ?? "" };
  const first = takeBack(slow, { ...about, inAll: 1_000 });
  await asks.promise;
  await takeBack(stripe, { ...about, inAll: 2_000 });
  goOn.resolve();
  expect((await first).amount_reversed).toBe(2_000);
  expect(
    (await takeBack(stripe, { ...about, inAll: 3_000 })).amount_reversed,
  ).toBe(3_000);
  await till.quiet();
});

describe("a license", () => {
  test("is bought, its seats are claimed by the mailed link, and it stands still while it is paused", async () => {
    const license = await buyLicense(town, till, payees);
    expect(await license.find()).toMatchObject({
      state: "ACTIVE",
      seatCount: 3,
    });
    const email = `${randomUUID()}@team.example`;
    await license.owner.ask(
      `mutation ($input: InviteToSeatsInput!) { inviteToSeats(input: $input) { __typename } }`,
      { input: { orderId: nodeId("Order", license.orderId), emails: [email] } },
    );
    const mail = await until("the link is mailed", () =>
      town.mailbox.to(email).at(0),
    );
    const word = /\/claim\/([\w-]+)/.exec(mail.text)?.[1];
    const claimed = await till.guest.ask<{ claimSeat: Answer }>(
      `mutation ($input: ClaimSeatInput!) { claimSeat(input: $input) { __typename } }`,
      { input: { word, givenName: "Zoë" } },
    );
    expect(claimed.claimSeat.__typename).toBe("ClaimedSeat");
    const enrollment = () =>
      town.database.enrollment.findFirstOrThrow({
        where: { person: { emails: { some: { address: email } } } },
      });
    expect((await enrollment()).state).toBe("ACTIVE");
    await until("the way in is mailed", () => town.mailbox.to(email).at(1));

    town.stripe.pauseSubscription(license.subscription);
    await until(
      "the course stands still",
      async () => (await enrollment()).state === "SUSPENDED",
    );
    town.stripe.resumeSubscription(license.subscription);
    await until(
      "the course goes on",
      async () => (await enrollment()).state === "ACTIVE",
    );
  });

  test("is paid each month, shared each time, and warned of where a payment fails", async () => {
    const payee = await payees.add();
    await payee.onboard();
    await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
    const license = await buyLicense(town, till, payees);
    town.stripe.setSeats(license.subscription, 4);
    await until(
      "the seats are four",
      async () => (await license.find()).seatCount === 4,
    );
    await town.stripe.outbox.settled();
    town.stripe.advanceClock({ days: 32 });
    await until("the renewal is shared", async () =>
      (await payee.transfersOf(license.orderId)).some(
        ({ amount, state }) => amount === 8000 && state === "SENT",
      ),
    );
    expect(
      (await payee.transfersOf(license.orderId)).map(({ amount }) => amount),
    ).toEqual([6000, 8000]);

    town.stripe.setCard(license.subscription, "declined");
    town.stripe.advanceClock({ days: 32 });
    await until(
      "a payment is missing",
      async () => (await license.find()).state === "PAST_DUE",
    );
    await until("the owner is warned", () =>
      town.mailbox
        .to(license.owner.email)
        .some(({ subject }) => subject.includes("failed")),
    );
    expect((await license.find()).lapsedAt).toBeNull();
  });
});
