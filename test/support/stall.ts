import { randomUUID } from "node:crypto";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeProduct } from "@throughline/seed/factory/product";
import { signIn } from "./api-client.ts";
import type { Town } from "./town.ts";
import { until } from "./until.ts";

interface Pricing {
  unitAmount: number;
  interval?: "MONTH" | "YEAR";
  trialDays?: number;
}

/** One course of two live classes that a town sells at its Stripe, in US dollars: by the place, and as licenses. */
export async function openStall(town: Town) {
  const { database, stripe } = town;
  const course = await makeCourse(database, {
    code: "SFZ",
    title: "Safety for everybody",
    description: "Learn to keep yourself and others safe at work.",
    sequencing: "ADVISORY",
    steps: [
      { label: "SFZ-1", title: "Foundations" },
      { label: "SFZ-2", title: "In practice" },
    ],
  });

  /** Prices a product of the course and waits until Stripe knows it; answers its id in the API. */
  async function offer(
    kind: "COURSE" | "LICENSE",
    name: string,
    pricing: Pricing,
  ): Promise<string> {
    const product = await makeProduct(database, {
      kind,
      name,
      courseId: course.id,
      stripeProductId: null,
      mirroredAt: null,
      price: { unitAmount: 100, stripePriceId: null },
    });
    const productId = writeNodeId("Product", product.id);
    await town.admin.ask(
      `mutation ($input: SetPriceInput!) { setPrice(input: $input) { __typename ... on UserError { message } } }`,
      { input: { productId, currency: "usd", ...pricing } },
    );
    await until("Stripe knows the price", () =>
      database.price.findFirst({
        where: {
          productId: product.id,
          isCurrent: true,
          stripePriceId: { not: null },
        },
      }),
    );
    return productId;
  }

  return {
    course,
    offer,
    /** Buys through the API, pays at Stripe and waits until it is paid here; answers the order's number. */
    async buy(
      login: { email: string; password: string },
      input: { productId: string; quantity?: number; isForOthers?: boolean },
    ): Promise<number> {
      const buyer = await signIn(town.api.url, login);
      const { begun } = await buyer.ask<{
        begun: { url: string; number: number };
      }>(
        `mutation ($input: BeginCheckoutInput!) { begun: beginCheckout(input: $input) { ... on Checkout { url number } } }`,
        { input: { requestKey: randomUUID(), ...input } },
      );
      stripe.pay(begun.url, { email: login.email });
      await until("the order is paid", () =>
        database.order.findFirst({
          where: { number: begun.number, state: "PAID" },
        }),
      );
      return begun.number;
    },
  };
}
