import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payee, type Payees } from "../support/payees.ts";
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
afterEach(() => booksAgree(town.database, payees.stripe));
afterAll(() => town.close());

async function addShared(): Promise<Payee> {
  const payee = await payees.add();
  await payee.onboard();
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 5000 }]);
  return payee;
}

const alertsAbout = ({ name }: Payee) =>
  town.database.staffAlert.findMany({
    where: { kind: "payeeStopped", title: { contains: name } },
  });

const isSent = (number: number) =>
  until("the share is sent", async () =>
    (await payees.transfersOf(number)).every(({ state }) => state === "SENT"),
  );

describe("a payee who takes the school's access away", () => {
  test("is paid nothing more: shares are held, the staff is told once, what was sent stays", async () => {
    const payee = await addShared();
    const before = await payees.sell();
    await isSent(before);

    town.stripe.deauthorize(payee.stripeId);
    await till.quiet();
    expect((await payee.find()).state).toBe("CLOSED");
    const held = await payees.sell();
    await until("the staff is told", async () => (await alertsAbout(payee))[0]);
    expect(await payees.transfersOf(held)).toMatchObject([
      { state: "PLANNED", asked: null, stripeTransferId: null },
    ]);
    expect(await payees.transfersOf(before)).toMatchObject([{ state: "SENT" }]);
    const alerts = await alertsAbout(payee);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      title: `Money for ${payee.name} is held back`,
      href: "/payouts",
    });

    await payees.refund(held, 10_000);
    await until("nothing is left to send", async () => {
      const [dropped] = await payees.transfersOf(held);
      return dropped?.state === "REVERSED";
    });
    const { data } = await payees.stripe.transfers.list({
      destination: payee.stripeId,
    });
    expect(data).toHaveLength(1);
  });

  test("stays without access, although older news of the account come after it", async () => {
    const payee = await addShared();
    await till.inAnyOrder(() => {
      town.stripe.restrict(payee.stripeId);
      town.stripe.onboard(payee.stripeId);
      town.stripe.deauthorize(payee.stripeId);
    });
    expect((await payee.find()).state).toBe("CLOSED");
  });
});

describe("a payee whose account was closed", () => {
  const again = ({ id }: Payee) =>
    payees.order(
      "beginPayeeAgain",
      { payoutAccountId: id },
      "... on PayoutAccount { id }",
    );

  test("begins a new one, to which the shares that waited are sent", async () => {
    const payee = await addShared();
    const before = await payees.sell();
    await isSent(before);
    expect(await again(payee)).toMatchObject({
      field: "input.payoutAccountId",
      message: "The payee's account at Stripe is open: it goes on there.",
    });
    expect((await payee.find()).state).toBe("ACTIVE");

    town.stripe.deauthorize(payee.stripeId);
    await till.quiet();
    const held = await payees.sell();
    expect(await again(payee)).toMatchObject({ id: payee.id });
    const anew = { state: "NEW", stripeAccountId: null, requirements: [] };
    const former = { formerStripeAccountIds: [payee.stripeId] };
    expect(await payee.find()).toMatchObject({ ...anew, ...former });
    expect(await again(payee)).toMatchObject({ id: payee.id });
    // Late news of the closed one are none of the payee's.
    town.stripe.restrict(payee.stripeId);
    town.stripe.deauthorize(payee.stripeId);
    await till.quiet();
    expect(await payee.find()).toMatchObject({ ...anew, ...former });

    const start = () =>
      payees.order(
        "startPayoutOnboarding",
        { payoutAccountId: payee.id },
        "... on PayoutOnboarding { url }",
      );
    await Promise.all([start(), start()]);
    await till.quiet();
    const { stripeAccountId } = await payee.find();
    expect(stripeAccountId).not.toBe(payee.stripeId);
    town.stripe.onboard(stripeAccountId ?? "");
    await till.quiet();
    expect(await payee.find()).toMatchObject({ state: "ACTIVE", ...former });
    await isSent(held);
    const sentTo = async (destination: string) =>
      (await payees.stripe.transfers.list({ destination })).data.length;
    expect(await sentTo(stripeAccountId ?? "")).toBe(1);
    expect(await sentTo(payee.stripeId)).toBe(1);
    const failed = await town.database.inboundMessage.count({
      where: { source: "stripe", state: "QUARANTINED" },
    });
    expect(failed).toBe(0);
  });
});

describe("what Stripe tells of an account", () => {
  const lose = (...types: string[]) => {
    for (const type of types) town.stripe.outbox.lose(type);
  };
  const v2 = [
    "v2.core.account[requirements].updated",
    "v2.core.account[configuration.recipient].capability_status_updated",
  ];
  const v1 = ["account.updated", "capability.updated"];

  test.each([
    ["in its first way alone", v2],
    ["in its second way alone", v1],
    ["in both ways", []],
  ])(
    "%s, three times and in any order, ends as the account is",
    async (_title, lost) => {
      const payee = await addShared();
      town.stripe.outbox.hold();
      town.stripe.restrict(payee.stripeId);
      town.stripe.onboard(payee.stripeId);
      town.stripe.restrict(payee.stripeId, "identity.individual.address");
      lose(...lost);
      town.stripe.outbox.shuffle();
      town.stripe.outbox.release();
      await till.quiet();
      expect(await payee.find()).toMatchObject({
        state: "RESTRICTED",
        requirements: [{ field: "identity.individual.address" }],
      });
      const held = await payees.sell();
      expect(await payees.transfersOf(held)).toMatchObject([
        { state: "PLANNED" },
      ]);

      town.stripe.outbox.hold();
      town.stripe.onboard(payee.stripeId);
      town.stripe.restrict(payee.stripeId);
      town.stripe.onboard(payee.stripeId);
      lose(...lost);
      town.stripe.outbox.shuffle();
      town.stripe.outbox.release();
      await till.quiet();
      expect(await payee.find()).toMatchObject({
        state: "ACTIVE",
        requirements: [],
      });
      await isSent(held);
    },
  );
});
