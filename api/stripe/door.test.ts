import {
  openVisit,
  type Visit,
} from "@throughline/integrations/stripe/simulator/testing";
import type { CheckoutRequest } from "@throughline/schema/context";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stripeDoor } from "./door.ts";
import { taxSettingOf } from "./tax-setting.ts";

let visit: Visit;
let now: Date;
beforeEach(async () => {
  visit = await openVisit();
  now = new Date();
});
afterEach(() => visit.close());

const openDoor = () =>
  stripeDoor({
    client: visit.stripe,
    taxSetting: taxSettingOf(visit.stripe, () => now),
  });

async function priceOf(recurring = false): Promise<string> {
  const product = await visit.stripe.products.create({ name: "Course" });
  const { id } = await visit.stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 5_000,
    ...(recurring && { recurring: { interval: "month" } }),
  });
  return id;
}

const wish = (more: Partial<CheckoutRequest>): CheckoutRequest => ({
  orderId: "0198f2d0-0000-7000-8000-000000000001",
  mode: "payment",
  stripePriceId: "",
  quantity: 1,
  trialDays: 0,
  email: null,
  successUrl: "http://portal.test/thanks",
  cancelUrl: "http://portal.test/course",
  transferGroup: "order-1",
  metadata: { course_code: "SFZ" },
  ...more,
});

describe("a checkout", () => {
  test("is opened once for an order, however often it is asked for", async () => {
    const asked = wish({ stripePriceId: await priceOf(), quantity: 3 });
    const [first, second] = [
      await openDoor().createCheckout(asked),
      await openDoor().createCheckout(asked),
    ];
    expect(first).toEqual(second);
    expect(first).toMatchObject({ kind: "ready" });
    expect((await visit.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  test("may be asked for otherwise where the first was never heard of", async () => {
    const stripePriceId = await priceOf();
    const first = await openDoor().createCheckout(
      wish({ stripePriceId, email: "ada@exmaple.com" }),
    );
    const mended = await openDoor().createCheckout(
      wish({ stripePriceId, email: "ada@example.com" }),
    );
    expect([first.kind, mended.kind]).toEqual(["ready", "ready"]);
  });

  test("hands the order on to its payment, and to the group of its transfers", async () => {
    const asked = wish({
      stripePriceId: await priceOf(),
      email: "ada@example.com",
    });
    const opened = await openDoor().createCheckout(asked);
    if (opened.kind !== "ready") throw new Error(opened.reason);
    visit.simulator.pay(opened.url);
    const paid = await visit.stripe.checkout.sessions.retrieve(
      opened.checkoutSessionId,
      { expand: ["payment_intent", "customer"] },
    );
    const metadata = { course_code: "SFZ", order_id: asked.orderId };
    expect(paid).toMatchObject({
      client_reference_id: asked.orderId,
      metadata,
      customer: { email: "ada@example.com" },
      payment_intent: { metadata, transfer_group: "order-1" },
    });
  });

  test("of a license hands the order on to its subscription, with its trial", async () => {
    const asked = wish({
      mode: "subscription",
      stripePriceId: await priceOf(true),
      quantity: 4,
      trialDays: 14,
    });
    const opened = await openDoor().createCheckout(asked);
    if (opened.kind !== "ready") throw new Error(opened.reason);
    visit.simulator.pay(opened.url);
    const paid = await visit.stripe.checkout.sessions.retrieve(
      opened.checkoutSessionId,
      { expand: ["subscription"] },
    );
    expect(paid.subscription).toMatchObject({
      status: "trialing",
      metadata: { order_id: asked.orderId },
      items: { data: [{ quantity: 4 }] },
    });
  });

  test("is taxed where Stripe's own setting says so, within a minute of a change", async () => {
    const door = openDoor();
    const stripePriceId = await priceOf();
    const totalOf = async (orderId: string) => {
      const opened = await door.createCheckout(
        wish({ stripePriceId, orderId }),
      );
      if (opened.kind !== "ready") throw new Error(opened.reason);
      const id = opened.checkoutSessionId;
      return (await visit.stripe.checkout.sessions.retrieve(id)).amount_total;
    };
    expect(await totalOf("order-a")).toBe(5_000);
    visit.simulator.setHouse({ taxPercent: 10 });
    now = new Date(now.getTime() + 60_000);
    expect(await totalOf("order-b")).toBe(5_500);
  });

  test.each([
    ["a price that Stripe does not know", {}, "No such price"],
    ["Stripe being down", { down: true }, "Stripe says: Stripe is down"],
    ["a rate limit", { rateLimit: true }, "rate limit"],
  ])("tells why it cannot be opened: %s", async (_what, faults, reason) => {
    visit.simulator.setFaults(faults);
    const asked = wish({ stripePriceId: "price_none" });
    const opened = await openDoor().createCheckout(asked);
    expect(opened).toMatchObject({
      kind: "unavailable",
      reason: expect.stringContaining(reason),
    });
  });

  test("whose answer was lost is found again, not opened twice", async () => {
    const asked = wish({ stripePriceId: await priceOf() });
    await visit.stripe.tax.settings.retrieve();
    const door = openDoor();
    await door.createCheckout(wish({ ...asked, orderId: "warm-up" }));
    visit.simulator.setFaults({ loseReplyRate: 1 });
    const opening = door.createCheckout(asked);
    setTimeout(() => visit.simulator.setFaults({ loseReplyRate: 0 }), 200);
    expect(await opening).toMatchObject({ kind: "ready" });
    expect((await visit.stripe.checkout.sessions.list()).data).toHaveLength(2);
  });
});

describe("onboarding", () => {
  const asked = {
    payoutAccountId: "0198f2d0-0000-7000-8000-000000000002",
    stripeAccountId: null,
    formerStripeAccountIds: [],
    name: "Milady",
    email: "pay@milady.example",
    country: "US",
    refreshUrl: "http://admin.test/again",
    returnUrl: "http://admin.test/back",
  };

  test("makes the account once, and a new link each time", async () => {
    const door = openDoor();
    const first = await door.startOnboarding(asked);
    const again = await door.startOnboarding(asked);
    if (first.kind !== "ready" || again.kind !== "ready")
      throw new Error("not ready");
    expect(again.stripeAccountId).toBe(first.stripeAccountId);
    expect(again.url).not.toBe(first.url);
    const { stripeAccountId } = first;
    const known = await door.startOnboarding({ ...asked, stripeAccountId });
    expect(known).toMatchObject({ kind: "ready", stripeAccountId });
    expect(
      await visit.stripe.v2.core.accounts.retrieve(stripeAccountId),
    ).toMatchObject({
      contact_email: "pay@milady.example",
      metadata: { payout_account_id: asked.payoutAccountId },
    });
  });

  test("finds an account whose making nobody heard of, though Stripe forgot the key and the address was mended", async () => {
    const door = openDoor();
    const first = await door.startOnboarding(asked);
    if (first.kind !== "ready") throw new Error(first.reason);
    const others = Array.from({ length: 101 }, (_, index) => index);
    for (const index of others)
      await visit.stripe.v2.core.accounts.create({
        contact_email: `payee-${index}@example.com`,
      });
    visit.simulator.forgetKeys();
    const email = "money@milady.example";
    const again = await door.startOnboarding({ ...asked, email });
    const { stripeAccountId } = first;
    expect(again).toMatchObject({ kind: "ready", stripeAccountId });
    expect(
      await visit.stripe.v2.core.accounts.retrieve(stripeAccountId),
    ).toMatchObject({ contact_email: email });
  });

  test("of another country makes another account, for Stripe changes none", async () => {
    const door = openDoor();
    const first = await door.startOnboarding(asked);
    const moved = await door.startOnboarding({ ...asked, country: "SE" });
    if (first.kind !== "ready" || moved.kind !== "ready")
      throw new Error("not ready");
    expect(moved.stripeAccountId).not.toBe(first.stripeAccountId);
  });

  test("after an account was closed makes another one, once", async () => {
    const door = openDoor();
    const payee = { ...asked, payoutAccountId: crypto.randomUUID() };
    const first = await door.startOnboarding(payee);
    if (first.kind !== "ready") throw new Error(first.reason);
    // Stripe lists it as long as only our access to it was taken away.
    const anew = {
      ...payee,
      formerStripeAccountIds: [first.stripeAccountId],
    };
    const second = await door.startOnboarding(anew);
    if (second.kind !== "ready") throw new Error(second.reason);
    expect(second.stripeAccountId).not.toBe(first.stripeAccountId);
    expect(await door.startOnboarding(anew)).toMatchObject({
      stripeAccountId: second.stripeAccountId,
    });
  });

  test("of an account that is closed tells why there is no link", async () => {
    const door = openDoor();
    const started = await door.startOnboarding(asked);
    if (started.kind !== "ready") throw new Error(started.reason);
    visit.simulator.closeAccount(started.stripeAccountId);
    const { stripeAccountId } = started;
    expect(
      await door.startOnboarding({ ...asked, stripeAccountId }),
    ).toMatchObject({ kind: "unavailable" });
  });
});

test("the customer portal opens for a customer that Stripe knows", async () => {
  const { id } = await visit.stripe.customers.create({ name: "Ada" });
  const returnUrl = "http://portal.test/licenses";
  const door = openDoor();
  expect(
    await door.startBillingPortal({ customerId: id, returnUrl }),
  ).toMatchObject({ kind: "ready" });
  expect(
    await door.startBillingPortal({ customerId: "cus_none", returnUrl }),
  ).toMatchObject({ kind: "unavailable" });
});

test("without a key nothing is asked of Stripe, and the reason is told", async () => {
  const door = stripeDoor(null);
  expect(door.isConfigured).toBe(false);
  expect(await door.createCheckout(wish({}))).toEqual({
    kind: "unavailable",
    reason: "The school cannot take payments yet: no key of Stripe is set.",
  });
});
