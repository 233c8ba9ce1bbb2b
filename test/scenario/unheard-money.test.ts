import { claimSeat } from "@throughline/domain/seat/claim-seat";
import { inviteToSeats } from "@throughline/domain/seat/invite-to-seats";
import { issueClaimLink } from "@throughline/domain/seat/issue-claim-link";
import { observeLicense } from "@throughline/jobs/license/observe";
import { watchLicenses } from "@throughline/jobs/license/watch";
import { sweepOnce } from "@throughline/jobs/queue/sweep";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { beginLicense, buyLicense, type License } from "../support/license.ts";
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
  await till.quiet();
  await booksAgree(town.database, payees.stripe);
});
afterAll(async () => {
  await press.close();
  await town.close();
});

/** Nobody hears what Stripe tells of it. */
async function unheard(happens: () => void) {
  town.stripe.outbox.hold();
  happens();
  town.stripe.outbox.lose();
  town.stripe.outbox.release();
  await till.quiet();
}

/** Stripe tells at last what was lost of a type. */
async function tellAtLast(type: string) {
  const lost = town.stripe.outbox
    .latest(500)
    .filter((event) => event.type === type && event.state === "lost");
  expect(lost.length).toBeGreaterThan(0);
  for (const { id } of lost) town.stripe.outbox.resend(id);
  await till.quiet();
}

const hourMs = 3_600_000;
const hoursOn = (hours: number) => new Date(Date.now() + hours * hourMs);

const sweepAt = (now: Date) => sweepOnce(press.desk.store, now);
const sweepLater = (hours: number) => sweepAt(hoursOn(hours));

/** The worker's desk at another time. */
const deskAt = (now: Date) => ({
  store: press.desk.store,
  stripe: payees.stripe,
  now: () => now,
});

const eventsOf = (type: string, orderId: string) =>
  town.database.domainEvent.count({
    where: { type, payload: { path: ["orderId"], equals: orderId } },
  });

describe("a refund whose end nobody heard of", () => {
  test.each([
    [true, "SUCCEEDED", "refund.settled"],
    [false, "FAILED", "refund.failed"],
  ])("(arrived: %s) is %s after hours", async (arrived, state, event) => {
    town.stripe.setHouse({ refundsPend: true });
    const number = await payees.sell();
    await payees.refund(number, 4_000);
    const pending = await until("the refund is on its way", async () => {
      const { refunds } = await till.order(number);
      return refunds[0]?.state === "PENDING" && refunds[0];
    });
    await till.quiet();
    await unheard(() => {
      town.stripe.settleRefund(pending.stripeRefundId ?? "", arrived);
    });
    town.stripe.setHouse({ refundsPend: false });
    const stands = async () => (await till.order(number)).refunds[0]?.state;

    await sweepLater(5);
    expect(await queued("refund.observe", pending.id)).toBe(0);
    await sweepLater(7);
    await until("it was asked for", async () => (await stands()) === state);
    // Asked for at most every some hours, and told again: nothing changes.
    expect(await queued("refund.observe", pending.id)).toBe(1);
    await tellAtLast("refund.updated");
    expect(await stands()).toBe(state);
    expect(await eventsOf(event, pending.orderId)).toBe(1);
  });
});

test("a refund that takes its time is asked for once in some hours", async () => {
  town.stripe.setHouse({ refundsPend: true });
  const number = await payees.sell();
  await payees.refund(number, 4_000);
  const refund = () => till.order(number).then(({ refunds }) => refunds[0]);
  const { id } = await until("it is on its way", async () => {
    const found = await refund();
    return found?.state === "PENDING" && found;
  });
  await till.quiet();
  town.stripe.setHouse({ refundsPend: false });
  for (const hours of [7, 8, 9]) {
    await sweepLater(hours);
    expect(await queued("refund.observe", id)).toBe(1);
  }
  expect(await refund()).toMatchObject({ state: "PENDING", lastError: null });
});

/** How often a job was enqueued for something. */
async function queued(queue: string, id: string): Promise<number> {
  const rows = await town.database.$queryRaw<
    { data: object }[]
  >`SELECT data FROM pgboss.job WHERE name = ${queue}`;
  return rows.filter(({ data }) => JSON.stringify(data).includes(id)).length;
}

describe("a dispute whose end nobody heard of", () => {
  test.each([
    ["won", "ACTIVE", "WON"],
    ["lost", "REFUNDED", "LOST"],
  ] as const)("(%s) leaves its course %s", async (outcome, course, state) => {
    const number = await payees.sell();
    const { paymentIntentId, id: orderId } = await till.order(number);
    const { id } = town.stripe.openDispute(paymentIntentId ?? "");
    await till.quiet();
    const stands = async () => (await till.order(number)).enrollment?.state;
    expect(await stands()).toBe("SUSPENDED");
    await unheard(() => {
      town.stripe.closeDispute(id, outcome);
    });
    const [dispute] = (await till.order(number)).disputes;

    // The bank decides nothing before the time for evidence is over.
    await sweepLater(7 * 24);
    expect(await queued("dispute.observe", dispute?.id ?? "")).toBe(0);
    await sweepLater(9 * 24);
    await until(
      "it was asked for",
      async () => (await till.order(number)).disputes[0]?.state === state,
    );
    expect(await stands()).toBe(course);
    expect(await queued("dispute.observe", dispute?.id ?? "")).toBe(1);
    await tellAtLast("charge.dispute.closed");
    expect(await stands()).toBe(course);
    expect(await eventsOf("dispute.closed", orderId)).toBe(1);
  });
});

describe("a license whose news nobody heard", () => {
  /** One of its places is taken; its second period is not paid. */
  async function fallBehind() {
    const license = await buyLicense(town, till, payees);
    const holder = await fill(license);
    town.stripe.setCard(license.subscription, "declined");
    town.stripe.advanceClock({ days: 32 });
    await until(
      "it is past due",
      async () => (await license.find()).state === "PAST_DUE",
    );
    await till.quiet();
    return { license, holder };
  }

  /** Somebody takes a place; answers how their course stands. */
  async function fill({ orderId }: License) {
    const { personId, email } = await till.student();
    const now = new Date();
    const invited = await press.run((tx) =>
      inviteToSeats(tx, { orderId, emails: [email] }, now),
    );
    if (invited.kind !== "invited") throw new Error(invited.message);
    const [seatId = ""] = invited.seatIds;
    const word = `word-of-${seatId}`;
    const { invitedAt } = await town.database.seat.findUniqueOrThrow({
      where: { id: seatId },
    });
    const claimed = await press.run(async (tx) => {
      await issueClaimLink(tx, { seatId, invitedAt: invitedAt ?? now, word });
      return claimSeat(tx, { word, who: { personId } }, now);
    });
    if (claimed.kind !== "claimed") throw new Error("it was not claimed");
    const where = { id: claimed.enrollmentId };
    return async () =>
      (await town.database.enrollment.findUniqueOrThrow({ where })).state;
  }

  const amountsOf = async (license: License) =>
    (await license.payments()).map(({ state, amount, transfers }) => [
      state,
      amount,
      ...transfers.map((transfer) => transfer.amount),
    ]);

  test("that it was paid goes on after the days of grace, with its money and its shares", async () => {
    const { license, holder } = await fallBehind();
    await unheard(() => {
      town.stripe.setCard(license.subscription, "good");
    });
    expect(await license.find()).toMatchObject({ state: "PAST_DUE" });

    await watchLicenses(deskAt(hoursOn(8 * 24)));
    await until(
      "Stripe was asked",
      async () => (await license.find()).state === "ACTIVE",
    );
    expect(await license.find()).toMatchObject({ lapsedAt: null });
    expect(await holder()).toBe("ACTIVE");
    const paid = ["SUCCEEDED", 12_000, 6_000];
    expect(await amountsOf(license)).toEqual([paid, paid]);
    await tellAtLast("invoice.paid");
    expect(await amountsOf(license)).toEqual([paid, paid]);
  });

  test("because it was not paid lapses once Stripe said so again", async () => {
    const { license, holder } = await fallBehind();
    const { orderId } = license;
    const late = deskAt(hoursOn(8 * 24));
    await watchLicenses(late);
    expect(await license.find()).toMatchObject({ lapsedAt: null });
    await observeLicense(late, { orderId });
    const { state, lapsedAt, graceEndsAt } = await license.find();
    expect(state).toBe("PAST_DUE");
    expect(lapsedAt).toEqual(graceEndsAt);
    await until(
      "its places stand still",
      async () => (await holder()) === "SUSPENDED",
    );
  });

  test("that it ended ends, and that it was renewed is noted", async () => {
    const [ended, renewed] = [
      await buyLicense(town, till, payees),
      await buyLicense(town, till, payees),
    ];
    await unheard(() => {
      town.stripe.cancelSubscription(ended.subscription);
      town.stripe.advanceClock({ days: 32 });
    });
    const { periodEndsAt } = await renewed.find();
    await sweepAt(new Date((periodEndsAt?.getTime() ?? 0) + 25 * hourMs));
    await until(
      "Stripe was asked",
      async () =>
        (await ended.find()).state === "CANCELED" &&
        (await amountsOf(renewed)).length === 2,
    );
    const after = await renewed.find();
    expect(after.state).toBe("ACTIVE");
    expect(after.periodEndsAt).not.toEqual(periodEndsAt);
    expect(after.renewedUntil).toEqual(after.periodEndsAt);
  });
});

describe("a license that is renewed before its purchase counts as paid", () => {
  test("has the renewal set aside, and its money and share once both are replayed", async () => {
    const { begun } = await beginLicense(town, till, payees);
    const { id } = await till.order(begun.number);
    const priced = (unitAmount: number) =>
      town.database.order.update({ where: { id }, data: { unitAmount } });
    await priced(1);
    town.stripe.pay(begun.url);
    await till.quiet();
    town.stripe.advanceClock({ days: 32 });
    await till.quiet();
    const aside = await town.database.inboundMessage.findMany({
      where: { state: "QUARANTINED" },
      orderBy: { sequence: "asc" },
    });
    expect(aside.map(({ type }) => type)).toEqual([
      "checkout.session.completed",
      "invoice.paid",
    ]);
    expect(aside[1]?.reason).toContain("was paid, and the purchase");
    const [checkout, renewal] = aside.map((message) => message.id);

    const replay = async (messageId = "") => {
      await town.admin.ask(
        `mutation ($input: ReplayInboundMessageInput!) { replayInboundMessage(input: $input) { __typename } }`,
        { input: { messageId: writeNodeId("InboundMessage", messageId) } },
      );
      await till.quiet();
    };
    await replay(renewal);
    expect((await till.order(begun.number)).payments).toEqual([]);
    await priced(4_000);
    await replay(checkout);
    await replay(renewal);
    await until("both are noted", async () => {
      const payments = await town.database.payment.findMany({
        where: { orderId: id },
        include: { transfers: true },
      });
      const shares = payments.flatMap(({ transfers }) =>
        transfers.map(({ amount }) => amount),
      );
      return payments.length === 2 && shares.join() === "6000,6000";
    });
    expect(
      await town.database.inboundMessage.count({
        where: { state: "QUARANTINED" },
      }),
    ).toBe(0);
  });
});
