import { expect, test } from "vitest";
import { differenceFrom, type CheckoutFacts } from "./checkout.rules.ts";

const ordered = {
  checkoutSessionId: "cs_1",
  currency: "usd",
  unitAmount: 5_000,
  quantity: 2,
  price: { stripePriceId: "price_1", trialDays: 0 },
};
const facts: CheckoutFacts = {
  checkoutSessionId: "cs_1",
  status: "complete",
  paymentStatus: "paid",
  currency: "usd",
  subtotal: 10_000,
  total: 10_000,
  discount: 0,
  tax: 0,
  email: null,
  name: null,
  customerId: null,
  paymentIntentId: null,
  subscriptionId: null,
  invoiceId: null,
  chargeId: null,
  receiptUrl: null,
  lines: [{ stripePriceId: "price_1", quantity: 2 }],
};

test.each([
  ["what was ordered", {}],
  ["with a discount", { total: 8_000, discount: 2_000 }],
  ["with tax on top", { total: 12_100, tax: 2_100 }],
  ["with tax inside", { total: 10_000, tax: 1_735 }],
  ["with both", { total: 9_680, discount: 2_000, tax: 1_680 }],
  ["for nothing", { total: 0, discount: 10_000 }],
])("a checkout %s agrees", (_how, said) => {
  expect(differenceFrom(ordered, { ...facts, ...said })).toBeNull();
});

test("an order whose checkout was never noted takes the one that names it", () => {
  expect(
    differenceFrom({ ...ordered, checkoutSessionId: null }, facts),
  ).toBeNull();
});

test("a trial begins for nothing, and nothing else does", () => {
  const trial = {
    ...facts,
    subtotal: 0,
    total: 0,
    paymentStatus: "noneRequired" as const,
  };
  const price = { ...ordered.price, trialDays: 14 };
  expect(differenceFrom({ ...ordered, price }, trial)).toBeNull();
  expect(differenceFrom(ordered, trial)).toContain("amount");
});

test.each([
  ["checkout", { checkoutSessionId: "cs_2" }],
  ["currency", { currency: "eur" }],
  ["currency", { currency: null }],
  ["amount", { subtotal: 9_999 }],
  ["amount", { subtotal: null }],
  ["total", { total: 9_999 }],
  ["total", { total: null }],
  ["price", { lines: [{ stripePriceId: "price_2", quantity: 2 }] }],
  ["for 3 of it", { lines: [{ stripePriceId: "price_1", quantity: 3 }] }],
  ["lines", { lines: [] }],
])("another %s is told", (word, said) => {
  expect(differenceFrom(ordered, { ...facts, ...said })).toContain(word);
});
