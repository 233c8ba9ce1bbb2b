import { afterEach, beforeEach, expect, test } from "vitest";
import { openVisit, type Visit } from "./testing.ts";

let visit: Visit;
beforeEach(async () => {
  visit = await openVisit();
});
afterEach(() => visit.close());

test("a product keeps what it was made with, and what is changed later", async () => {
  const { products } = visit.stripe;
  const made = await products.create({
    name: "Salon foundations",
    description: "Three classes",
    metadata: { course: "SFZ", bundle: "2 private" },
  });
  const changed = await products.update(made.id, {
    name: "Salon basics",
    description: "",
    metadata: { bundle: "", seats: "3" },
    active: false,
  });
  expect(changed).toMatchObject({
    name: "Salon basics",
    description: null,
    active: false,
    metadata: { course: "SFZ", seats: "3" },
  });
  expect(await products.retrieve(made.id)).toMatchObject({
    name: "Salon basics",
  });
  expect((await products.list({ active: true })).data).toEqual([]);
});

test.each([
  ["usd", 4_999, "49.99"],
  ["jpy", 5_000, "5000"],
  ["kwd", 12_345, "12.345"],
])(
  "a price in %s is counted in its smallest unit",
  async (currency, unitAmount) => {
    const product = await visit.stripe.products.create({ name: "Course" });
    const price = await visit.stripe.prices.create({
      product: product.id,
      currency,
      unit_amount: unitAmount,
    });
    expect(price).toMatchObject({
      currency,
      unit_amount: unitAmount,
      type: "one_time",
    });
    expect(price.unit_amount_decimal?.toString()).toBe(String(unitAmount));
  },
);

test("what a price costs is never changed; a new one takes its place", async () => {
  const { stripe } = visit;
  const product = await stripe.products.create({ name: "Course" });
  const old = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 100,
    lookup_key: "course",
  });
  const next = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 200,
    lookup_key: "course",
    transfer_lookup_key: true,
  });
  await stripe.prices.update(old.id, { active: false });
  const active = await stripe.prices.list({
    product: product.id,
    active: true,
  });
  expect(active.data.map(({ id }) => id)).toEqual([next.id]);
  const found = await stripe.prices.list({ lookup_keys: ["course"] });
  expect(found.data.map(({ id }) => id)).toEqual([next.id]);
  await expect(
    stripe.checkout.sessions.create({
      mode: "payment",
      success_url: "http://portal.test",
      line_items: [{ price: old.id, quantity: 1 }],
    }),
  ).rejects.toThrow("inactive");
});
