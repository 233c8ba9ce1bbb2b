import { book } from "@throughline/domain/booking/book";
import { makeSession } from "@throughline/seed/factory/session";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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
  town.stripe.outbox.repeat(3);
});
afterEach(() => booksAgree(town.database, payees.stripe));
afterAll(async () => {
  await press.close();
  await town.close();
});

/** Somebody has bought the course and booked a class; then their bank asks about the payment. */
async function bankAsks() {
  const student = await till.student();
  const begun = await till.begin(student);
  town.stripe.pay(begun.url);
  await till.quiet();
  const { personId } = student;
  const { number } = begun;
  const { paymentIntentId } = await till.order(number);
  const step = await town.database.enrollmentStep.findFirstOrThrow({
    where: { enrollment: { personId }, position: 1 },
  });
  const { id: sessionId } = await makeSession(town.database, {
    courseStepIds: [step.courseStepId ?? ""],
  });
  await press.run((tx) =>
    book(
      tx,
      {
        personId,
        sessionId,
        enrollmentStepId: step.id,
        requestKey: randomUUID(),
      },
      new Date(),
    ),
  );
  const { id } = town.stripe.openInquiry(paymentIntentId ?? "");
  await till.quiet();
  return {
    id,
    number,
    /** The state of the course, and how many seats of the class are taken. */
    standing: async () => [
      (await till.order(number)).enrollment?.state,
      (
        await town.database.session.findUniqueOrThrow({
          where: { id: sessionId },
        })
      ).seatsTaken,
    ],
    disputes: async () =>
      (await till.order(number)).disputes.map(({ state }) => state),
    /** What the staff sees of it on the order. */
    shown: async () => {
      const { order } = await town.admin.ask<{
        order: {
          isDisputed: boolean;
          inquiries: { amount: number; closedAt: string | null }[];
        };
      }>(
        "query ($number: Int!) { order(number: $number) { isDisputed inquiries { amount closedAt } } }",
        { number },
      );
      return order;
    },
    alerts: () =>
      town.database.staffAlert.findMany({
        where: { href: `/orders/${number}` },
        orderBy: { raisedAt: "asc" },
      }),
  };
}

type Asked = Awaited<ReturnType<typeof bankAsks>>;

const isClosed = ({ shown }: Asked) =>
  until("the inquiry is closed", async () => {
    const { inquiries } = await shown();
    return inquiries.every(({ closedAt }) => closedAt !== null);
  });

describe("an inquiry of the buyer's bank", () => {
  test("alerts the staff once and stops nothing, and closes without consequences", async () => {
    const asked = await bankAsks();
    expect(await asked.standing()).toEqual(["ACTIVE", 1]);
    const open = [{ amount: 10_000, closedAt: null }];
    expect(await asked.shown()).toEqual({ isDisputed: false, inquiries: open });
    await until("the staff is told", async () => (await asked.alerts())[0]);
    town.stripe.closeInquiry(asked.id);
    await isClosed(asked);
    await till.quiet();
    expect(await asked.standing()).toEqual(["ACTIVE", 1]);
    expect(await asked.disputes()).toEqual([]);
    const alerts = await asked.alerts();
    expect(alerts.map(({ kind }) => kind)).toEqual(["inquiryOpened"]);
    expect(alerts[0]?.body).toContain("Nothing was taken");
  });

  test("is settled by giving the money back", async () => {
    const asked = await bankAsks();
    expect(await payees.refund(asked.number, 10_000)).toMatchObject({
      __typename: "Order",
    });
    await isClosed(asked);
    await till.quiet();
    expect(await till.order(asked.number)).toMatchObject({
      state: "REFUNDED",
      refunded: 10_000,
      disputes: [],
    });
  });

  test("stops the course once it becomes a dispute, told in any order", async () => {
    const asked = await bankAsks();
    await till.inAnyOrder(() => {
      town.stripe.escalateInquiry(asked.id);
    });
    expect(await asked.standing()).toEqual(["SUSPENDED", 0]);
    expect(await asked.disputes()).toEqual(["OPEN"]);
    expect(await asked.shown()).toMatchObject({ isDisputed: true });
    await isClosed(asked);
    expect(await payees.refund(asked.number, 100)).toMatchObject({
      __typename: "Refused",
    });
    await until("the staff is told of both", async () => {
      const kinds = (await asked.alerts()).map(({ kind }) => kind);
      return kinds.join() === "inquiryOpened,disputeOpened";
    });
    town.stripe.closeDispute(asked.id, "won");
    await till.quiet();
    expect((await asked.standing())[0]).toBe("ACTIVE");
  });

  test("of which we hear only after it was closed leaves no alert", async () => {
    town.stripe.outbox.hold();
    const student = await till.student();
    const begun = await till.begin(student);
    town.stripe.pay(begun.url);
    town.stripe.outbox.release();
    await till.quiet();
    const { number } = begun;
    const { paymentIntentId } = await till.order(number);
    await till.inAnyOrder(() => {
      const { id } = town.stripe.openInquiry(paymentIntentId ?? "");
      town.stripe.closeInquiry(id);
    });
    expect((await till.order(number)).enrollment?.state).toBe("ACTIVE");
    expect(
      await town.database.inquiry.count({ where: { order: { number } } }),
    ).toBe(1);
    const href = `/orders/${number}`;
    expect(await town.database.staffAlert.count({ where: { href } })).toBe(0);
  });
});
