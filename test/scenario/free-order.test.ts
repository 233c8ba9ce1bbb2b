import { randomUUID } from "node:crypto";
import { openStripe } from "@throughline/integrations/stripe/client";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeProduct } from "@throughline/seed/factory/product";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
});
afterAll(() => town.close());

/** A license of the till's course that is tried for two weeks. */
async function offerTrial(): Promise<string> {
  const stripe = openStripe({
    secretKey: town.jobsEnvironment.STRIPE_SECRET_KEY ?? "",
    apiBase: town.stripe.url,
  });
  const { id: stripeProductId } = await stripe.products.create({ name: "Try" });
  const { id: stripePriceId } = await stripe.prices.create({
    product: stripeProductId,
    currency: "usd",
    unit_amount: 4000,
    recurring: { interval: "month" },
  });
  const { id } = await makeProduct(town.database, {
    kind: "LICENSE",
    courseId: till.courseId,
    stripeProductId,
    price: { stripePriceId, unitAmount: 4000, trialDays: 14 },
  });
  return writeNodeId("Product", id);
}

/** What a purchase is called on the page after it, and in the letter. */
async function buy(input: Record<string, unknown>, promotionCode?: string) {
  const student = await till.student();
  const requestKey = randomUUID();
  const begun = await till.begin(student, { requestKey, ...input });
  town.stripe.pay(begun.url, promotionCode ? { promotionCode } : {});
  await till.quiet();
  const mail = await until(
    "the letter is there",
    () => town.mailbox.to(student.email)[0],
  );
  const { checkout } = await student.ask<{
    checkout: { charge: string; total: number };
  }>(
    "query ($requestKey: String!) { checkout(requestKey: $requestKey) { charge total } }",
    { requestKey },
  );
  return { checkout, letter: mail.text };
}

test("a trial is told as a trial, with the days until it is paid", async () => {
  const productId = await offerTrial();
  const { checkout, letter } = await buy({
    productId,
    quantity: 2,
    isForOthers: true,
  });
  expect(checkout).toEqual({ charge: "TRIAL", total: 0 });
  expect(letter).toContain("has begun");
  expect(letter).toContain("free for 14 days");
  expect(letter).not.toMatch(/came in|was paid/);
});

test("a purchase that costs nothing by a promotion is not told as paid", async () => {
  town.stripe.addPromotionCode({ code: "ALLFREE", percentOff: 100 });
  const { checkout, letter } = await buy({}, "ALLFREE");
  expect(checkout).toEqual({ charge: "NOTHING", total: 0 });
  expect(letter).toContain("Nothing was charged.");
  expect(letter).not.toMatch(/came in|was paid/);
});

test("a purchase with money is told with the amount", async () => {
  const { checkout, letter } = await buy({});
  expect(checkout).toEqual({ charge: "PAID", total: 10_000 });
  expect(letter).toContain("came in");
  expect(letter).toContain("$100.00");
});
