import {
  leftBehindSince,
  sweeps,
} from "@throughline/domain/queue/sweep-left-behind";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuthoring, type Authoring } from "../support/authoring.ts";
import { openMirror, type Mirror } from "../support/mirror.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let author: Authoring;
let mirror: Mirror;
beforeAll(async () => {
  school = await openStore();
  author = openAuthoring(school);
  mirror = await openMirror(school);
});
afterAll(async () => {
  await mirror.close();
  await school.close();
});

/** What a course is sold as. */
async function productOf(courseId: string) {
  const [product] = (await author.courseOf(courseId)).products;
  if (!product) throw new Error("the course is not sold");
  return product;
}

const pricesAtStripe = async (product: string) =>
  (await mirror.stripe.prices.list({ product })).data;

describe("a course that is published", () => {
  test("is there with its steps, bundle and price, and Stripe has one product and one price of it", async () => {
    const { courseId, code } = await author.published();
    await mirror.tell();
    const course = await author.courseOf(courseId);
    expect(course).toMatchObject({ code, state: "PUBLISHED" });
    expect(course.steps.map(({ kind }) => kind)).toEqual([
      "SESSION",
      "PARTNER",
      "SESSION",
    ]);
    const product = await productOf(courseId);
    expect(product.mirroredAt).not.toBeNull();
    const known = await mirror.stripe.products.retrieve(
      product.stripeProductId ?? "",
    );
    expect(known).toMatchObject({
      name: "Salon foundations",
      active: true,
      metadata: {
        course_code: code,
        bundle: "course access + 2 private credits (90 days)",
      },
    });
    const prices = await pricesAtStripe(known.id);
    expect(prices).toMatchObject([
      { unit_amount: 19_900, currency: "usd", active: true },
    ]);
    expect(prices[0]?.id).toBe(product.prices[0]?.stripePriceId);
  });

  test("and published twice, at once too, is one course, one product and one price, here and at Stripe", async () => {
    const draft = await author.draft();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => author.publish(draft)),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "published",
      "unchanged",
      "unchanged",
    ]);
    const { products } = await author.courseOf(draft.draftId);
    expect(products).toHaveLength(1);
    expect(products[0]?.prices).toHaveLength(1);
    // The queue may tell twice, and the answer of the first telling may be lost.
    await Promise.all([mirror.tell(), mirror.tell()]);
    const { id } = await productOf(draft.draftId);
    await school.database.product.update({
      where: { id },
      data: { stripeProductId: null, mirroredAt: null },
    });
    await school.database.price.updateMany({
      where: { productId: id },
      data: { stripePriceId: null },
    });
    await mirror.tell();
    const all = await mirror.stripe.products.list({ limit: 100 });
    const ours = all.data.filter(
      ({ metadata }) => metadata["course_code"] === draft.code,
    );
    expect(ours).toHaveLength(1);
    expect(await pricesAtStripe(ours[0]?.id ?? "")).toHaveLength(1);
  });

  test("at another price has a new price, and the old one is archived, here and at Stripe", async () => {
    const { courseId } = await author.published();
    await mirror.tell();
    await author.publish(
      await author.rewrite(courseId, () => ({ unitAmount: 24_900 })),
    );
    await mirror.tell();
    const { prices, stripeProductId } = await productOf(courseId);
    const here = prices.map(({ unitAmount, isCurrent }) => [
      unitAmount,
      isCurrent,
    ]);
    const there = (await pricesAtStripe(stripeProductId ?? "")).map(
      ({ unit_amount, active }) => [unit_amount, active],
    );
    const expected = { 19_900: false, 24_900: true };
    expect(Object.fromEntries(here)).toEqual(expected);
    expect(Object.fromEntries(there)).toEqual(expected);
  });

  test.each([
    ["jpy", 5_000],
    ["kwd", 12_500],
  ])("is sold in %s as well", async (currency, unitAmount) => {
    const { courseId } = await author.published({ currency, unitAmount });
    await mirror.tell();
    const [price] = (await productOf(courseId)).prices;
    expect(
      await mirror.stripe.prices.retrieve(price?.stripePriceId ?? ""),
    ).toMatchObject({ currency, unit_amount: unitAmount });
  });
});

describe("what Stripe was not told", () => {
  test("says why, and is swept up", async () => {
    const { courseId } = await author.published();
    await mirror.tell("sk_test_of_nobody");
    const product = await productOf(courseId);
    expect(product).toMatchObject({
      mirroredAt: null,
      lastError: "Stripe does not accept the school's key.",
    });
    await school.database.$executeRaw`
      UPDATE "Product" SET "updatedAt" = now() - interval '1 hour' WHERE id = ${product.id}::uuid`;
    const swept = sweeps.find(({ name }) => name === "unmirroredProducts");
    const count = await school.run((tx) =>
      swept
        ? swept(tx, leftBehindSince(new Date()), new Date())
        : Promise.resolve(0),
    );
    expect(count).toBeGreaterThan(0);
    await mirror.tell();
    const told = await productOf(courseId);
    expect(told).toMatchObject({ lastError: null });
    expect(told.mirroredAt).not.toBeNull();
  });
});
