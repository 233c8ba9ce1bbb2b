import { randomUUID } from "node:crypto";
import { sweepOnce } from "@throughline/jobs/queue/sweep";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStoreOn } from "../support/store-on.ts";
import { toldOf } from "../support/standing.ts";
import { openTill, type Begun, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  // Each webhook comes three times, always.
  town.stripe.outbox.repeat(3);
});
afterEach(() => town.stripe.setHouse({ taxPercent: null, refundsPend: false }));
afterAll(() => town.close());

const nodeId = (type: string, id: string) =>
  Buffer.from(`${type}:${id}`).toString("base64url");

async function bought(): Promise<Begun & { personId: string }> {
  const student = await till.student();
  const begun = await till.begin(student);
  await till.inAnyOrder(() => {
    town.stripe.pay(begun.url);
  });
  return { ...begun, personId: student.personId };
}

const granted = async (number: number) =>
  (await till.order(number)).entitlements.reduce(
    (sum, { available }) => sum + available,
    0,
  );

const toldOfCourse = async (number: number) =>
  toldOf(
    town.database,
    (await till.order(number)).enrollment?.id ?? "of nobody",
  );

const refundOrder = async (
  number: number,
  amount: number,
  revocations: Record<string, unknown> = {},
) => {
  const { id } = await till.order(number);
  const answer = await town.admin.ask<{
    refundOrder: { __typename: string; field?: string; message?: string };
  }>(
    `mutation ($input: RefundOrderInput!) {
      refundOrder(input: $input) { __typename ... on UserError { field message } }
    }`,
    {
      input: {
        orderId: nodeId("Order", id),
        amount,
        reason: "Asked for it",
        revocations,
        requestKey: randomUUID(),
      },
    },
  );
  return answer.refundOrder;
};

describe("a student", () => {
  test("pays, and what Stripe tells three times in any order gives everything once", async () => {
    const { number, personId } = await bought();
    const order = await till.order(number);
    expect(order).toMatchObject({
      state: "PAID",
      total: 10_000,
      personId,
      enrollment: { state: "ACTIVE" },
      payments: [{ state: "SUCCEEDED", amount: 10_000 }],
    });
    expect(await granted(number)).toBe(5);
    expect(
      await town.database.sendIntent.count({
        where: { personId, purpose: "orderPaid" },
      }),
    ).toBe(1);
    expect(await town.database.enrollment.count({ where: { personId } })).toBe(
      1,
    );
  });

  test("who buys for others is led to the places, and nobody else sees the purchase by its key", async () => {
    const student = await till.student();
    const requestKey = randomUUID();
    const begun = await till.begin(student, {
      requestKey,
      isForOthers: true,
      quantity: 2,
    });
    await till.inAnyOrder(() => {
      town.stripe.pay(begun.url);
    });
    const mail = await until(
      "the receipt is there",
      () => town.mailbox.to(student.email)[0],
    );
    expect(mail.text).toContain(`/licenses/${begun.number}`);
    const look = (who: Pick<typeof student, "ask">) =>
      who.ask<{ checkout: unknown }>(
        `query ($requestKey: String!) { checkout(requestKey: $requestKey) { number } }`,
        { requestKey },
      );
    expect((await look(student)).checkout).toEqual({ number: begun.number });
    expect((await look(till.guest)).checkout).toBeNull();
    expect((await look(await till.student())).checkout).toBeNull();
  });

  test("who clicks twice has one checkout", async () => {
    const student = await till.student();
    const requestKey = randomUUID();
    const [one, two] = await Promise.all([
      till.begin(student, { requestKey }),
      till.begin(student, { requestKey }),
    ]);
    expect(one.url).toBe(two.url);
    expect(one.number).toBe(two.number);
  });

  test("whose card is declined has nothing, and may try again", async () => {
    const begun = await till.begin(await till.student());
    town.stripe.decline(begun.url);
    await till.quiet();
    expect((await till.order(begun.number)).state).toBe("OPEN");
    town.stripe.pay(begun.url);
    await till.quiet();
    expect((await till.order(begun.number)).state).toBe("PAID");
  });

  test("who pays by a way that takes days waits, and then is enrolled", async () => {
    const begun = await till.begin(await till.student());
    town.stripe.payLater(begun.url);
    await till.quiet();
    expect(await till.order(begun.number)).toMatchObject({
      state: "PENDING",
      enrollment: null,
    });
    town.stripe.settle(begun.url);
    await till.quiet();
    expect(await till.order(begun.number)).toMatchObject({
      state: "PAID",
      enrollment: { state: "ACTIVE" },
    });
  });

  test("is enrolled once, although the money's arrival is told before the purchase", async () => {
    const begun = await till.begin(await till.student());
    await till.inAnyOrder(() => {
      town.stripe.payLater(begun.url);
      town.stripe.settle(begun.url);
    });
    expect((await till.order(begun.number)).state).toBe("PAID");
    expect(await granted(begun.number)).toBe(5);
  });

  test("whose money does not come is told so, and has nothing", async () => {
    const begun = await till.begin(await till.student());
    await till.inAnyOrder(() => {
      town.stripe.payLater(begun.url);
      town.stripe.settle(begun.url, false);
    });
    expect(await till.order(begun.number)).toMatchObject({
      state: "FAILED",
      enrollment: null,
    });
  });

  test("who lets the checkout expire cannot take it up again", async () => {
    const student = await till.student();
    const requestKey = randomUUID();
    const begun = await till.begin(student, { requestKey });
    town.stripe.expire(begun.url);
    await till.quiet();
    expect((await till.order(begun.number)).state).toBe("EXPIRED");
    const again = await till.begin(student, { requestKey });
    expect(again).toMatchObject({
      __typename: "Refused",
      field: "input.requestKey",
    });
  });

  test("sees their own order, and nobody else's", async () => {
    const { number } = await bought();
    const other = await till.student();
    const look = `query ($number: Int!) { order(number: $number) { number } myOrders { edges { node { number } } } }`;
    const seen = await other.ask<{
      order: unknown;
      myOrders: { edges: unknown[] };
    }>(look, { number });
    expect(seen).toEqual({ order: null, myOrders: { edges: [] } });
    const key = randomUUID();
    const mine = await till.student();
    await till.begin(mine, { requestKey: key });
    expect(await till.begin(other, { requestKey: key })).toMatchObject({
      __typename: "Refused",
      field: "input.requestKey",
    });
  });

  test.each([
    [{ quantity: 0 }, "input.quantity"],
    [{ quantity: 2 }, "input.quantity"],
    [{ productId: "x" }, "input.productId"],
    [{ productId: nodeId("Product", randomUUID()) }, "input.productId"],
    [{ requestKey: "short" }, "input.requestKey"],
  ])("who asks for %j is told what is wrong", async (input, field) => {
    const answer = await till.begin(await till.student(), input);
    expect(answer.field).toBe(field);
  });
});

test("a purchase of which no message ever arrives is found by asking Stripe", async () => {
  const begun = await till.begin(await till.student());
  town.stripe.outbox.hold();
  town.stripe.pay(begun.url);
  town.stripe.outbox.lose();
  town.stripe.outbox.release();
  const { store, close } = await openStoreOn(town.database, town.urls.worker);
  await sweepOnce(store, new Date(Date.now() + 26 * 3_600_000));
  await close();
  await until(
    "the order is paid",
    async () => (await till.order(begun.number)).state === "PAID",
  );
});

/** Takes a purchase by the link in a letter. */
function claimBy(letter: string, names: object = {}) {
  const [, token] = /claim-order\/([\w-]+)/.exec(letter) ?? [];
  return till.guest.ask<{
    claimOrder: { __typename: string; welcomeToken?: string };
  }>(
    `mutation ($input: ClaimOrderInput!) {
      claimOrder(input: $input) { __typename ... on ClaimedOrder { welcomeToken } ... on UserError { field message } }
    }`,
    { input: { token, ...names } },
  );
}

describe("a guest", () => {
  test("pays, is mailed a link, and by it gets the course, once", async () => {
    const email = "guest-of-the-town@people.example";
    const begun = await till.begin(till.guest, { email });
    await till.inAnyOrder(() => {
      town.stripe.pay(begun.url, { email, name: "Grace Guest" });
    });
    const { personId, enrollment } = await till.order(begun.number);
    expect(enrollment?.state).toBe("ACTIVE");
    const mail = await until(
      "the mail is there",
      () => town.mailbox.to(email)[0],
    );
    const claim = () => claimBy(mail.text);
    const { claimOrder } = await claim();
    expect(claimOrder.__typename).toBe("ClaimedOrder");
    expect(claimOrder.welcomeToken).toBeTruthy();
    expect((await claim()).claimOrder.__typename).toBe("Refused");
    const login = await town.database.user.findUnique({
      where: { personId: personId ?? "" },
    });
    expect(login?.email).toBe(email);
  });

  test("who told no name is greeted without one, of the wait and of the receipt", async () => {
    const email = "nina.one@people.example";
    const begun = await till.begin(till.guest, { email });
    await till.inAnyOrder(() => {
      town.stripe.payLater(begun.url, { email, name: "" });
    });
    const [waits] = await until("the first mail is there", () => {
      const mails = town.mailbox.to(email);
      return mails.length > 0 && mails;
    });
    expect(waits?.subject).toContain(`order ${begun.number}: we wait`);
    expect(waits?.text).toContain("/thank-you?checkout=");
    town.stripe.settle(begun.url);
    await till.quiet();
    const receipt = await until("the receipt is there", () =>
      town.mailbox.to(email).find(({ text }) => text.includes("claim-order")),
    );
    expect(`${waits?.text} ${receipt.text}`).not.toContain("nina.one,");
    expect(
      town.mailbox.to(email).filter(({ subject }) => /we wait/.test(subject)),
    ).toHaveLength(1);

    const unnamed = await claimBy(receipt.text);
    expect(unnamed.claimOrder).toMatchObject({ field: "input.givenName" });
    const named = await claimBy(receipt.text, { givenName: " Nina " });
    expect(named.claimOrder.__typename).toBe("ClaimedOrder");
    const { personId } = await till.order(begun.number);
    expect(
      await town.database.person.findUnique({ where: { id: personId ?? "" } }),
    ).toMatchObject({ givenName: "Nina", familyName: "" });
  });

  test("without an address is asked for one", async () => {
    expect(await till.begin(till.guest)).toMatchObject({
      __typename: "Refused",
      field: "input.email",
    });
  });
});

describe("what Stripe says that makes no sense", () => {
  test("an amount that differs is set aside with the reason, and replayed once it is mended", async () => {
    const begun = await till.begin(await till.student());
    const { id } = await till.order(begun.number);
    await town.database.order.update({
      where: { id },
      data: { unitAmount: 9_000 },
    });
    town.stripe.pay(begun.url);
    await till.quiet();
    expect(await till.order(begun.number)).toMatchObject({
      state: "OPEN",
      enrollment: null,
    });
    const message = await town.database.inboundMessage.findFirstOrThrow({
      where: { state: "QUARANTINED", type: "checkout.session.completed" },
    });
    expect(message.source).toBe("stripe");
    expect(message.reason).toContain("9000");
    await town.database.order.update({
      where: { id },
      data: { unitAmount: 10_000 },
    });
    await replay(message.id);
    expect((await till.order(begun.number)).state).toBe("PAID");
  });

  test("a checkout that is none of ours is set aside", async () => {
    const begun = await till.begin(await till.student());
    const { id } = await till.order(begun.number);
    await town.database.payment.deleteMany({ where: { orderId: id } });
    await town.database.order.delete({ where: { id } });
    town.stripe.pay(begun.url);
    await till.quiet();
    const message = await town.database.inboundMessage.findFirstOrThrow({
      where: { state: "QUARANTINED", reason: { startsWith: "No order has" } },
    });
    expect(message.type).toBe("checkout.session.completed");
  });
});

const replay = async (id: string) => {
  await town.admin.ask(
    `mutation ($input: ReplayInboundMessageInput!) { replayInboundMessage(input: $input) { __typename ... on UserError { message } } }`,
    { input: { messageId: nodeId("InboundMessage", id) } },
  );
  await till.quiet();
};

describe("a refund", () => {
  test("is asked of Stripe once and settles the order", async () => {
    const { number } = await bought();
    const answer = await refundOrder(number, 10_000, { endsEnrollment: true });
    expect(answer.__typename).toBe("Order");
    await until(
      "the order is refunded",
      async () => (await till.order(number)).state === "REFUNDED",
    );
    await till.quiet();
    expect(await till.order(number)).toMatchObject({
      refunded: 10_000,
      enrollment: { state: "REFUNDED" },
      refunds: [{ state: "SUCCEEDED" }],
    });
    expect(await toldOfCourse(number)).toEqual(["courseEnded REFUND"]);
  });

  test("in part, and another in the dashboard at once, are told apart", async () => {
    const { number } = await bought();
    await refundOrder(number, 2_000);
    await till.inAnyOrder(async () => {
      await until(
        "ours is made",
        async () => (await till.order(number)).refunds[0]?.stripeRefundId,
      );
      const { paymentIntentId } = await till.order(number);
      town.stripe.refundInDashboard(paymentIntentId ?? "", 3_000);
    });
    const order = await till.order(number);
    expect(order).toMatchObject({ state: "PAID", refunded: 5_000 });
    expect(
      order.refunds.filter(({ decidedByName }) => decidedByName === "Stripe"),
    ).toHaveLength(1);
    expect(order.refunds).toHaveLength(2);
    expect(await granted(number)).toBe(5);
  });

  test("that Stripe fails later is shown, and the money counts as kept", async () => {
    town.stripe.setHouse({ refundsPend: true });
    const { number } = await bought();
    await refundOrder(number, 10_000);
    const refund = await until(
      "Stripe has it",
      async () => (await till.order(number)).refunds[0]?.stripeRefundId,
    );
    await till.quiet();
    await till.inAnyOrder(() => {
      town.stripe.settleRefund(refund, false);
    });
    expect(await till.order(number)).toMatchObject({
      state: "PAID",
      refunded: 0,
      refunds: [{ state: "FAILED" }],
    });
  });

  test("that is told before the purchase fulfils the purchase first", async () => {
    const begun = await till.begin(await till.student());
    town.stripe.outbox.hold();
    town.stripe.pay(begun.url);
    town.stripe.outbox.lose("checkout.session.completed");
    town.stripe.refundInDashboard(begun.url);
    town.stripe.outbox.release();
    await till.quiet();
    expect(await till.order(begun.number)).toMatchObject({
      state: "REFUNDED",
      refunded: 10_000,
      enrollment: { state: "ACTIVE" },
    });
  });

  test("of more than is left is refused with the field", async () => {
    const { number } = await bought();
    expect(await refundOrder(number, 10_001)).toMatchObject({
      __typename: "Refused",
      field: "input.amount",
    });
  });
});

describe("a dispute", () => {
  test("told in any order suspends, and won lets the course go on", async () => {
    const { number } = await bought();
    const { paymentIntentId } = await till.order(number);
    const { id } = town.stripe.openDispute(paymentIntentId ?? "");
    await till.quiet();
    expect((await till.order(number)).enrollment?.state).toBe("SUSPENDED");
    await till.inAnyOrder(() => {
      town.stripe.closeDispute(id, "won");
    });
    expect(await till.order(number)).toMatchObject({
      state: "PAID",
      enrollment: { state: "ACTIVE" },
      disputes: [{ state: "WON" }],
    });
    expect(await toldOfCourse(number)).toEqual([
      "coursePaused DISPUTE",
      "courseResumed",
    ]);
  });

  test("that is opened and lost before we hear of it ends the course and takes back what is unused", async () => {
    const { number } = await bought();
    const { paymentIntentId } = await till.order(number);
    await till.inAnyOrder(() => {
      const { id } = town.stripe.openDispute(paymentIntentId ?? "");
      town.stripe.closeDispute(id, "lost");
    });
    expect(await till.order(number)).toMatchObject({
      state: "REFUNDED",
      enrollment: { state: "REFUNDED" },
      disputes: [{ state: "LOST" }],
    });
    expect((await toldOfCourse(number)).at(-1)).toBe("courseEnded DISPUTE");
    expect(await granted(number)).toBe(0);
  });
});
