import { sweeps } from "@throughline/domain/queue/sweep-left-behind";
import { unendedLicenses } from "@throughline/domain/license/unsettled-licenses";
import { endLicense } from "@throughline/jobs/license/end";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { buyLicense, type License } from "../support/license.ts";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payees } from "../support/payees.ts";
import { openPress, type Press } from "../support/press.ts";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
let payees: Payees;
let press: Press;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  payees = openPayees(town, till);
  press = await openPress(town);
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

const statusOf = async ({ subscription }: License) =>
  (await payees.stripe.subscriptions.retrieve(subscription)).status;

const hasEnded = (license: License) =>
  until("the license has ended", async () => {
    const { state, lapsedAt } = await license.find();
    return state === "CANCELED" && lapsedAt !== null;
  });

const latestPayment = async (license: License) => {
  const payment = (await license.payments()).at(-1);
  if (!payment) throw new Error("nothing was paid");
  return payment;
};

const refundLatest = async (
  license: License,
  revocations: Record<string, unknown>,
) => {
  const { id: paymentId, amount } = await latestPayment(license);
  return payees.refund(license.number, amount, { paymentId, revocations });
};

describe("a license whose money goes back", () => {
  test("ends at Stripe where that was chosen, and is paid no more", async () => {
    const license = await buyLicense(town, till, payees);
    await license.renew();
    expect(
      await refundLatest(license, { seats: 3, endsLicense: true }),
    ).toMatchObject({ __typename: "Order" });
    await hasEnded(license);
    expect(await statusOf(license)).toBe("canceled");
    expect(await town.database.seat.count({ where: seatsOf(license) })).toBe(0);
    town.stripe.advanceClock({ days: 32 });
    await till.quiet();
    expect(await license.payments()).toHaveLength(2);
    expect(await refundLatest(license, { endsLicense: true })).toMatchObject({
      __typename: "Refused",
    });
  });

  test("goes on where it was not", async () => {
    const license = await buyLicense(town, till, payees);
    await refundLatest(license, { seats: 1 });
    await till.quiet();
    expect(await statusOf(license)).toBe("active");
    expect((await license.find()).state).toBe("ACTIVE");
    expect(await town.database.seat.count({ where: seatsOf(license) })).toBe(2);
  });

  test("ends with a dispute that is lost", async () => {
    const license = await buyLicense(town, till, payees);
    const { paymentIntentId } = await latestPayment(license);
    const { id } = town.stripe.openDispute(paymentIntentId ?? "");
    await till.quiet();
    expect(await statusOf(license)).toBe("active");
    town.stripe.closeDispute(id, "lost");
    await hasEnded(license);
    expect(await statusOf(license)).toBe("canceled");
  });

  test("ends although Stripe's answer is lost and nothing is told, and a repeat changes nothing", async () => {
    const license = await buyLicense(town, till, payees);
    town.stripe.outbox.hold();
    const call = "DELETE /v1/subscriptions/:id";
    town.stripe.loseReplies(call, 1);
    await refundLatest(license, { endsLicense: true });
    await hasEnded(license);
    expect(town.stripe.repliesToLose(call)).toBe(0);
    const { stripe } = payees;
    const desk = { ...press.desk, stripe };
    const { orderId } = license;
    expect(await endLicense(desk, { orderId })).toEqual({ kind: "done" });
    expect(await endLicense(desk, { orderId })).toEqual({ kind: "done" });
  });

  test("that still goes on is looked for and ended", async () => {
    const license = await buyLicense(town, till, payees);
    await town.database.refund.create({
      data: {
        orderId: license.orderId,
        paymentId: (await latestPayment(license)).id,
        state: "FAILED",
        amount: 1,
        decidedByName: "An admin whose job was lost",
        revocations: { endsLicense: true },
        revokedAt: new Date(Date.now() - 3_600_000),
      },
    });
    expect(sweeps).toContain(unendedLicenses);
    const found = await press.run((tx) =>
      unendedLicenses(tx, new Date(), new Date()),
    );
    expect(found).toBe(1);
    await hasEnded(license);
  });
});

const seatsOf = ({ orderId }: License) => ({
  orderId,
  state: { not: "REVOKED" as const },
});

test("a guest who has not claimed the purchase is written to when the money goes back", async () => {
  const { email } = await till.student();
  const begun = await till.begin(till.guest, { email });
  town.stripe.pay(begun.url);
  await till.quiet();
  expect((await till.order(begun.number)).personId).toBeNull();
  await payees.refund(begun.number, 2_500);
  const mail = await until("the letter is there", () =>
    town.mailbox
      .to(email)
      .find(({ subject }) => subject.includes("goes back to you")),
  );
  expect(mail.subject).toContain("$25.00");
  expect(mail.text).not.toContain("/orders/");
});
