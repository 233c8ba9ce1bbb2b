import { sweepOnce } from "@throughline/jobs/queue/sweep";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeProduct } from "@throughline/seed/factory/product";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payee, type Payees } from "../support/payees.ts";
import { openStoreOn } from "../support/store-on.ts";
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
  await payees.share([{ payoutAccountId: payee.id, basisPoints: 3333 }]);
  town.stripe.outbox.repeat(3);
});
afterEach(() => booksAgree(town.database, payees.stripe));
afterAll(() => town.close());

/** Puts something else on sale in the till's course. */
async function offer(currency: string, unitAmount: number) {
  const { id } = await payees.stripe.products.create({ name: "Credits" });
  const price = await payees.stripe.prices.create({
    product: id,
    currency,
    unit_amount: unitAmount,
  });
  return makeProduct(town.database, {
    kind: "CREDITS",
    courseId: till.courseId,
    stripeProductId: id,
    components: [{ kind: "PRIVATE_CREDIT", units: 2 }],
    price: { currency, unitAmount, stripePriceId: price.id },
  });
}

const nothingAside = async () =>
  expect(
    await town.database.inboundMessage.findMany({
      where: { state: "QUARANTINED" },
      select: { type: true, reason: true },
    }),
  ).toEqual([]);

const becomes = (number: number, wanted: object[]) =>
  until("the shares are as they should be", async () => {
    const found = await payees.transfersOf(number);
    return wanted.every((each, index) =>
      Object.entries(each).every(
        ([key, value]) => found[index]?.[key as "state"] === value,
      ),
    );
  }).catch(async () =>
    expect(await payees.transfersOf(number)).toMatchObject(wanted),
  );

describe.each([
  // currency, price, a third of it, a part given back, what of the share goes back
  ["jpy", 5_000, 1_666, 1_000, 333],
  ["kwd", 12_500, 4_160, 1_250, 410],
  ["usd", 9_999, 3_332, 1_001, 333],
])("a sale in %s", (currency, price, share, part, back) => {
  test("is paid, shared and given back in what can be moved, exactly", async () => {
    const product = await offer(currency, price);
    const begun = await till.begin(await till.student(), {
      productId: writeNodeId("Product", product.id),
    });
    await till.inAnyOrder(() => {
      town.stripe.pay(begun.url);
    });
    expect(await till.order(begun.number)).toMatchObject({
      state: "PAID",
      currency,
      total: price,
      payments: [{ amount: price, currency }],
    });
    await becomes(begun.number, [{ state: "SENT", amount: share }]);
    await payees.refund(begun.number, part);
    await becomes(begun.number, [{ state: "SENT", reversed: back }]);
    await payees.refund(begun.number, price - part);
    await becomes(begun.number, [{ state: "REVERSED", reversed: share }]);
    await until(
      "all of it went back",
      async () => (await till.order(begun.number)).state === "REFUNDED",
    );
    await nothingAside();
  });
});

test("a refund that cannot be paid in a currency is refused with the field", async () => {
  const product = await offer("kwd", 12_500);
  const begun = await till.begin(await till.student(), {
    productId: writeNodeId("Product", product.id),
  });
  town.stripe.pay(begun.url);
  await till.quiet();
  expect(await payees.refund(begun.number, 1_005)).toMatchObject({
    __typename: "Refused",
    field: "input.amount",
  });
});

test("a purchase that costs nothing by a promotion is given, has no payment, no share and nothing to give back", async () => {
  town.stripe.addPromotionCode({ code: "ALLFREE", percentOff: 100 });
  const begun = await till.begin(await till.student());
  await till.inAnyOrder(() => {
    expect(
      town.stripe.pay(begun.url, { promotionCode: "ALLFREE" }),
    ).toMatchObject({ kind: "complete" });
  });
  const order = await till.order(begun.number);
  expect(order).toMatchObject({
    state: "PAID",
    total: 0,
    discount: 10_000,
    payments: [],
    enrollment: { state: "ACTIVE" },
  });
  expect(await payees.transfersOf(begun.number)).toEqual([]);
  expect(await payees.refund(begun.number, 1)).toMatchObject({
    __typename: "Refused",
    field: "input.orderId",
  });
  await nothingAside();
});

describe("what is paid in another way than was ordered", () => {
  test.each([
    ["currency", { currency: "eur" }, "currency"],
    ["amount", { unitAmount: 1 }, "amount before discount"],
    ["number of places", { quantity: 2, isForOthers: true }, "order for 2"],
  ])("a %s is set aside and gives nothing", async (_what, data, words) => {
    const begun = await till.begin(await till.student());
    const { id } = await till.order(begun.number);
    await town.database.order.update({ where: { id }, data });
    town.stripe.pay(begun.url);
    await till.quiet();
    expect(await till.order(begun.number)).toMatchObject({
      state: "OPEN",
      enrollment: null,
      payments: [],
    });
    const { count } = await town.database.inboundMessage.deleteMany({
      where: { state: "QUARANTINED", reason: { contains: words } },
    });
    expect(count).toBeGreaterThan(0);
  });
});

describe("a share that is not sent yet", () => {
  test("is never sent where all goes back, and without what goes back otherwise", async () => {
    const late = await payees.add();
    await payees.share([{ payoutAccountId: late.id, basisPoints: 5000 }]);
    const [whole, part] = [await payees.sell(), await payees.sell()];
    await payees.refund(part, 4_000);
    const { paymentIntentId } = await till.order(whole);
    await till.inAnyOrder(() => {
      town.stripe.refundInDashboard(paymentIntentId ?? "", 2_500);
      town.stripe.refundInDashboard(paymentIntentId ?? "", 7_500);
    });
    await becomes(whole, [{ state: "REVERSED", stripeTransferId: null }]);
    await late.onboard();
    await becomes(part, [{ state: "SENT", asked: 3_000, reversed: 2_000 }]);
    const { data } = await payees.stripe.transfers.list({
      destination: late.stripeId,
    });
    expect(data.map(({ amount }) => amount)).toEqual([3_000]);
    await payees.share([{ payoutAccountId: payee.id, basisPoints: 3333 }]);
  });
});

describe("what was taken off sale between the checkout and the payment", () => {
  const end = (mutation: "unpublishCourse" | "archiveCourse") =>
    town.admin.ask<{ outcome: { __typename: string } }>(
      `mutation ($input: EndCourseInput!) { outcome: ${mutation}(input: $input) { __typename ... on UserError { message } } }`,
      {
        input: {
          courseId: writeNodeId("Course", till.courseId),
          reason: "Over for this year",
        },
      },
    );
  afterEach(async () => {
    await town.database.course.update({
      where: { id: till.courseId },
      data: { state: "PUBLISHED" },
    });
    const { stripeProductId } = await town.database.product.update({
      where: { id: till.product.id },
      data: { state: "PUBLISHED" },
    });
    await payees.stripe.products.update(stripeProductId ?? "", {
      active: true,
    });
    await town.database.courseStep.updateMany({
      where: { courseId: till.courseId },
      data: { required: true },
    });
  });

  test.each(["unpublishCourse", "archiveCourse"] as const)(
    "(%s) is given, for it was sold",
    async (mutation) => {
      const begun = await till.begin(await till.student());
      const gift = await till.begin(await till.student(), {
        quantity: 1,
        isForOthers: true,
      });
      const { outcome } = await end(mutation);
      expect(outcome.__typename).toBe("Course");
      await until("Stripe sells it no more", async () => {
        const { stripeProductId } =
          await town.database.product.findUniqueOrThrow({
            where: { id: till.product.id },
          });
        const at = await payees.stripe.products.retrieve(stripeProductId ?? "");
        return !at.active;
      });
      await till.inAnyOrder(() => {
        town.stripe.pay(begun.url);
        town.stripe.pay(gift.url);
      });
      const order = await till.order(begun.number);
      expect(order).toMatchObject({
        state: "PAID",
        enrollment: { state: "ACTIVE" },
      });
      expect(
        order.entitlements.reduce((sum, { available }) => sum + available, 0),
      ).toBe(5);
      const { id, state } = await till.order(gift.number);
      expect(state).toBe("PAID");
      expect(await town.database.seat.count({ where: { orderId: id } })).toBe(
        1,
      );
      await nothingAside();
    },
  );

  test("at a price that was replaced is given at the price of the checkout", async () => {
    const begun = await till.begin(await till.student());
    const [old] = await town.database.price.findMany({
      where: { productId: till.product.id, isCurrent: true },
    });
    const set = await town.admin.ask<{ outcome: { __typename: string } }>(
      `mutation ($input: SetPriceInput!) { outcome: setPrice(input: $input) { __typename ... on UserError { message } } }`,
      {
        input: {
          productId: writeNodeId("Product", till.product.id),
          currency: "usd",
          unitAmount: 20_000,
        },
      },
    );
    expect(set.outcome).toEqual({ __typename: "Product" });
    await until("Stripe has the new price, and not the old one", async () => {
      const at = await payees.stripe.prices.retrieve(old?.stripePriceId ?? "");
      return !at.active;
    });
    await till.inAnyOrder(() => {
      town.stripe.pay(begun.url);
    });
    expect(await till.order(begun.number)).toMatchObject({
      state: "PAID",
      total: 10_000,
      enrollment: { state: "ACTIVE" },
    });
    await nothingAside();
  });

  test("and cannot be given at all counts as paid, and the staff is told to give the money back", async () => {
    const begun = await till.begin(await till.student());
    await town.database.courseStep.updateMany({
      where: { courseId: till.courseId },
      data: { required: false },
    });
    await till.inAnyOrder(() => {
      town.stripe.pay(begun.url);
    });
    const order = await till.order(begun.number);
    expect(order).toMatchObject({ state: "PAID", enrollment: null });
    expect(
      await town.database.sendIntent.count({
        where: { personId: order.personId ?? "", purpose: "orderPaid" },
      }),
    ).toBe(0);
    const alert = await until("the staff is told", () =>
      town.database.staffAlert.findFirst({
        where: { kind: "orderFlagged", href: `/orders/${begun.number}` },
      }),
    );
    expect(alert.body).toContain("Give the money back");
    expect(await payees.refund(begun.number, order.total ?? 0)).toMatchObject({
      __typename: "Order",
    });
    await until(
      "the money is back",
      async () => (await till.order(begun.number)).state === "REFUNDED",
    );
    await nothingAside();
  });
});

describe("an order whose checkout nobody noted", () => {
  /** The api ends between Stripe's answer and its own writing. */
  async function beginAndForget() {
    const begun = await till.begin(await till.student());
    const { id, checkoutSessionId } = await till.order(begun.number);
    await town.database.order.update({
      where: { id },
      data: { checkoutSessionId: null, checkoutUrl: null, expiresAt: null },
    });
    return { ...begun, id, checkoutSessionId: checkoutSessionId ?? "" };
  }

  async function sweepLater(minutes: number) {
    const { store, close } = await openStoreOn(town.database, town.urls.worker);
    await sweepOnce(store, new Date(Date.now() + minutes * 60_000));
    await close();
  }

  test("is found at Stripe and can be paid", async () => {
    const begun = await beginAndForget();
    await sweepLater(25);
    const order = await until("it is noted", async () => {
      const found = await till.order(begun.number);
      return found.checkoutSessionId !== null && found;
    });
    expect(order).toMatchObject({
      state: "OPEN",
      checkoutSessionId: begun.checkoutSessionId,
      checkoutUrl: begun.url,
    });
    expect(order.expiresAt).not.toBeNull();
    town.stripe.pay(begun.url);
    await till.quiet();
    expect((await till.order(begun.number)).state).toBe("PAID");
  });

  test("and was paid, of which no message came, is fulfilled", async () => {
    const begun = await beginAndForget();
    town.stripe.outbox.hold();
    town.stripe.pay(begun.url);
    town.stripe.outbox.lose();
    town.stripe.outbox.release();
    await sweepLater(25);
    await until(
      "it is paid",
      async () => (await till.order(begun.number)).state === "PAID",
    );
    expect((await till.order(begun.number)).enrollment?.state).toBe("ACTIVE");
  });

  test("and of which Stripe knows nothing, expires; a young one is let be", async () => {
    const begun = await beginAndForget();
    const young = await beginAndForget();
    for (const { id } of [begun, young]) {
      // As if Stripe had never been asked.
      const stranger = await town.database.order.findUniqueOrThrow({
        where: { id },
      });
      await town.database.order.delete({ where: { id } });
      const { number: _number, ...rest } = stranger;
      const made = await town.database.order.create({
        data: {
          ...rest,
          id: undefined,
          createdAt:
            id === begun.id ? new Date(Date.now() - 3_600_000) : new Date(),
        },
      });
      Object.assign(id === begun.id ? begun : young, { number: made.number });
    }
    await sweepLater(0);
    await until(
      "it expires",
      async () => (await till.order(begun.number)).state === "EXPIRED",
    );
    expect((await till.order(young.number)).state).toBe("OPEN");
    await sweepLater(25);
    await until(
      "the young one expires too",
      async () => (await till.order(young.number)).state === "EXPIRED",
    );
  });
});
