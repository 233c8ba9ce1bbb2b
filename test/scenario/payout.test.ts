import { randomUUID } from "node:crypto";
import { openStripe } from "@throughline/integrations/stripe/client";
import { makePartner } from "@throughline/seed/factory/partner";
import { makeProduct } from "@throughline/seed/factory/product";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  town.stripe.outbox.repeat(3);
});
afterAll(() => town.close());

const nodeId = (type: string, id: string) =>
  Buffer.from(`${type}:${id}`).toString("base64url");

interface Outcome {
  __typename: string;
  id?: string;
  url?: string;
  field?: string;
}

/** A mutation of an admin's, with what it answers. */
const order = async (
  mutation: string,
  input: Record<string, unknown>,
  answer: string,
) => {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const { outcome } = await town.admin.ask<{ outcome: Outcome }>(
    `mutation ($input: ${type}) { outcome: ${mutation}(input: $input) {
      __typename ${answer} ... on UserError { field message } } }`,
    { input },
  );
  return outcome;
};

/** Makes a partner a payee whom Stripe does not know well yet. */
async function addPayee() {
  const partner = await makePartner(town.database);
  const { id = "" } = await order(
    "openPayoutAccount",
    {
      partnerId: nodeId("Partner", partner.id),
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

const share = (shares: Record<string, unknown>[]) =>
  order(
    "setPayoutShares",
    { courseId: nodeId("Course", till.courseId), shares, reason: "As agreed" },
    "... on Course { id }",
  );

async function sell(): Promise<number> {
  const begun = await till.begin(await till.student());
  town.stripe.pay(begun.url);
  await till.quiet();
  return begun.number;
}

const refund = async (number: number, amount: number) => {
  const { id } = await till.order(number);
  await order(
    "refundOrder",
    {
      orderId: nodeId("Order", id),
      amount,
      reason: "Asked for it",
      revocations: {},
      requestKey: randomUUID(),
    },
    "",
  );
};

const transfersOf = (number: number) =>
  town.database.transfer.findMany({
    where: { order: { number } },
    orderBy: { amount: "desc" },
  });

const stripe = () =>
  openStripe({
    secretKey: town.jobsEnvironment.STRIPE_SECRET_KEY ?? "",
    apiBase: town.stripe.url,
  });

describe("a payee", () => {
  test("is made at Stripe once, however often the onboarding is begun, and tells what is missing", async () => {
    const payee = await addPayee();
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
    const payee = await addPayee();
    await payee.onboard();
    town.stripe.failPayout(payee.stripeId, { amount: 500, currency: "usd" });
    await till.quiet();
    expect((await payee.find()).lastError).toBeTruthy();
  });

  test("whose account is closed stays so", async () => {
    const payee = await addPayee();
    await payee.onboard();
    town.stripe.closeAccount(payee.stripeId);
    await till.quiet();
    expect((await payee.find()).state).toBe("CLOSED");
    expect(
      await order(
        "startPayoutOnboarding",
        { payoutAccountId: payee.id },
        "... on PayoutOnboarding { url }",
      ),
    ).toMatchObject({ __typename: "Refused", field: "input.payoutAccountId" });
  });
});

describe("a sale of a course that two payees share", () => {
  let milady: Awaited<ReturnType<typeof addPayee>>;
  let nha: Awaited<ReturnType<typeof addPayee>>;
  beforeAll(async () => {
    milady = await addPayee();
    nha = await addPayee();
    await milady.onboard();
    await share([
      { payoutAccountId: milady.id, basisPoints: 3333 },
      { payoutAccountId: nha.id, amount: 1500 },
    ]);
  });

  test("cannot be shared beyond what is paid; the share at fault is named", async () => {
    expect(
      await share([
        { payoutAccountId: milady.id, basisPoints: 9000 },
        { payoutAccountId: nha.id, amount: 1001 },
      ]),
    ).toMatchObject({ __typename: "Refused", field: "input.shares.1.amount" });
    expect(
      await share([{ payoutAccountId: milady.id, basisPoints: -5 }]),
    ).toMatchObject({
      __typename: "InvalidInput",
      field: "input.shares.0.basisPoints",
    });
  });

  test("is sent to who can receive, and waits for who cannot; each share once", async () => {
    const number = await sell();
    await until("the first share is sent", async () => {
      const [first] = await transfersOf(number);
      return first?.state === "SENT";
    });
    expect(await transfersOf(number)).toMatchObject([
      { amount: 3333, state: "SENT" },
      { amount: 1500, state: "PLANNED" },
    ]);
    await nha.onboard();
    await until("the second share is sent", async () => {
      const [, second] = await transfersOf(number);
      return second?.state === "SENT";
    });
    const group = `order_${number}`;
    const { data } = await stripe().transfers.list({ transfer_group: group });
    expect(data.map(({ amount }) => amount).toSorted()).toEqual([1500, 3333]);
    expect(data.every((one) => one.source_transaction !== null)).toBe(true);
  });

  test("that is refunded in parts and then whole takes the shares back in proportion, exactly", async () => {
    await nha.onboard();
    const number = await sell();
    await until("both shares are sent", async () =>
      (await transfersOf(number)).every(({ state }) => state === "SENT"),
    );
    await refund(number, 3000);
    await until("a part is taken back", async () =>
      (await transfersOf(number)).every(({ reversed }) => reversed > 0),
    );
    expect(await transfersOf(number)).toMatchObject([
      { reversed: 999, toReverse: 999, state: "SENT" },
      { reversed: 450, toReverse: 450, state: "SENT" },
    ]);
    await refund(number, 7000);
    await until("all is taken back", async () =>
      (await transfersOf(number)).every(({ state }) => state === "REVERSED"),
    );
    const { data } = await stripe().transfers.list({
      transfer_group: `order_${number}`,
    });
    for (const sent of data) expect(sent.amount_reversed).toBe(sent.amount);
  });

  test("that is refunded before its share can be sent sends nothing", async () => {
    const late = await addPayee();
    await share([{ payoutAccountId: late.id, basisPoints: 5000 }]);
    const [part, whole] = [await sell(), await sell()];
    await refund(part, 2000);
    await refund(whole, 10_000);
    await until("nothing is left to send of one", async () => {
      const [dropped] = await transfersOf(whole);
      return dropped?.state === "REVERSED";
    });
    await late.onboard();
    await until("the rest is sent of the other", async () => {
      const [rest] = await transfersOf(part);
      return rest?.state === "SENT";
    });
    expect(await transfersOf(part)).toMatchObject([
      { amount: 5000, asked: 4000, reversed: 1000 },
    ]);
    const { data } = await stripe().transfers.list({
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

describe("a license", () => {
  /** Buys a license of three seats through the checkout, paid each month. */
  async function buyLicense() {
    const client = stripe();
    const { id } = await client.products.create({ name: "License" });
    const price = await client.prices.create({
      product: id,
      currency: "usd",
      unit_amount: 4000,
      recurring: { interval: "month" },
    });
    const product = await makeProduct(town.database, {
      kind: "LICENSE",
      courseId: till.courseId,
      stripeProductId: id,
      price: { stripePriceId: price.id, unitAmount: 4000 },
    });
    const owner = await till.student();
    const begun = await till.begin(owner, {
      productId: nodeId("Product", product.id),
      quantity: 3,
      isForOthers: true,
    });
    await till.inAnyOrder(() => {
      town.stripe.pay(begun.url);
    });
    const license = await until("the license is known", () =>
      town.database.license.findFirst({
        where: { order: { number: begun.number } },
      }),
    );
    const where = { id: license.id };
    return {
      owner,
      number: begun.number,
      orderId: license.orderId,
      subscription: license.stripeSubscriptionId,
      find: () => town.database.license.findUniqueOrThrow({ where }),
    };
  }

  test("is bought, its seats are claimed by the mailed link, and it stands still while it is paused", async () => {
    const license = await buyLicense();
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
    const claimed = await till.guest.ask<{ claimSeat: Outcome }>(
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
    const payee = await addPayee();
    await payee.onboard();
    await share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
    const license = await buyLicense();
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
