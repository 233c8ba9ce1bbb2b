import { writeNodeId } from "@throughline/schema/node-id";
import { makeProduct } from "@throughline/seed/factory/product";
import type { Payees } from "./payees.ts";
import type { Till } from "./till.ts";
import type { Town } from "./town.ts";
import { until } from "./until.ts";

/** Begins to buy a license of three seats in the till's course, at 40 dollars a seat and month. */
export async function beginLicense(town: Town, till: Till, { stripe }: Payees) {
  const { id } = await stripe.products.create({ name: "License" });
  const price = await stripe.prices.create({
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
    productId: writeNodeId("Product", product.id),
    quantity: 3,
    isForOthers: true,
  });
  return { owner, begun };
}

/** Buys one through the checkout. */
export async function buyLicense(town: Town, till: Till, payees: Payees) {
  const { owner, begun } = await beginLicense(town, till, payees);
  await till.inAnyOrder(() => {
    town.stripe.pay(begun.url);
  });
  const license = await until("the license is known", () =>
    town.database.license.findFirst({
      where: { order: { number: begun.number } },
    }),
  );
  const where = { id: license.id };
  const { orderId } = license;
  return {
    owner,
    number: begun.number,
    orderId,
    subscription: license.stripeSubscriptionId,
    find: () => town.database.license.findUniqueOrThrow({ where }),
    /** The first one first. */
    payments: () =>
      town.database.payment.findMany({
        where: { orderId },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { transfers: true, refunds: true },
      }),
    /** A month goes by, and the next period is paid. */
    async renew() {
      const before = await town.database.payment.count({ where: { orderId } });
      town.stripe.advanceClock({ days: 32 });
      await until(
        "the renewal is noted",
        async () =>
          (await town.database.payment.count({ where: { orderId } })) > before,
      );
    },
  };
}

export type License = Awaited<ReturnType<typeof buyLicense>>;
