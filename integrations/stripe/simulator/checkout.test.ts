import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openVisit, type Visit } from "./testing.ts";

let visit: Visit;
beforeEach(async () => {
  visit = await openVisit();
});
afterEach(() => visit.close());

describe("a checkout", () => {
  test("that is paid is told by a signed event, and its payment can be read with all that belongs to it", async () => {
    const session = await visit.openCheckout({
      unitAmount: 12_000,
      quantity: 2,
    });
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 24_000,
      currency: "usd",
      client_reference_id: "order-1",
    });
    expect(visit.simulator.pay(session.url ?? "")).toEqual({
      kind: "complete",
    });
    await visit.simulator.outbox.settled();
    const [event] = visit.eventsOf("checkout.session.completed");
    expect(event?.data.object).toMatchObject({
      id: session.id,
      payment_status: "paid",
    });

    const paid = await visit.stripe.checkout.sessions.retrieve(session.id, {
      expand: [
        "line_items",
        "payment_intent.latest_charge.balance_transaction",
      ],
    });
    expect(paid).toMatchObject({
      status: "complete",
      url: null,
      customer_details: { email: "grace@example.com" },
      line_items: { data: [{ quantity: 2, amount_total: 24_000 }] },
      payment_intent: {
        status: "succeeded",
        transfer_group: "group-1",
        metadata: { order_id: "order-1" },
        latest_charge: {
          status: "succeeded",
          balance_transaction: { amount: 24_000, fee: 726 },
        },
      },
    });
    expect(visit.simulator.pay(session.id)).toMatchObject({
      kind: "refused",
      field: "session",
    });
  });

  test("whose card is declined stays open, and the next card pays the same payment", async () => {
    const session = await visit.openCheckout();
    expect(visit.simulator.decline(session.id).kind).toBe("declined");
    expect(visit.simulator.pay(session.id).kind).toBe("complete");
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("payment_intent.created")).toHaveLength(1);
    expect(visit.eventsOf("payment_intent.payment_failed")).toHaveLength(1);
    expect(visit.eventsOf("checkout.session.completed")).toHaveLength(1);
  });

  test.each([
    [true, "checkout.session.async_payment_succeeded", "paid", "succeeded"],
    [
      false,
      "checkout.session.async_payment_failed",
      "unpaid",
      "requires_payment_method",
    ],
  ])(
    "that is paid later is complete but unpaid until it settles (arrived: %s)",
    async (arrived, type, paymentStatus, status) => {
      const session = await visit.openCheckout();
      visit.simulator.payLater(session.id);
      const retrieve = () =>
        visit.stripe.checkout.sessions.retrieve(session.id, {
          expand: ["payment_intent"],
        });
      expect(await retrieve()).toMatchObject({
        status: "complete",
        payment_status: "unpaid",
        payment_intent: { status: "processing" },
      });
      expect(visit.simulator.settle(session.id, arrived)).toBe(true);
      await visit.simulator.outbox.settled();
      expect(visit.eventsOf(type)).toHaveLength(1);
      expect(await retrieve()).toMatchObject({
        payment_status: paymentStatus,
        payment_intent: { status },
      });
    },
  );

  test("expires by its time, and cannot be paid after", async () => {
    const session = await visit.openCheckout();
    visit.moveTime(24 * 3_600);
    expect(visit.simulator.pay(session.id)).toMatchObject({
      kind: "refused",
      field: "session",
    });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("checkout.session.expired")).toHaveLength(1);
    expect(
      await visit.stripe.checkout.sessions.retrieve(session.id),
    ).toMatchObject({ status: "expired", url: null });
  });

  test("is expired by the school once", async () => {
    const { sessions } = visit.stripe.checkout;
    const session = await visit.openCheckout();
    await sessions.expire(session.id);
    await expect(sessions.expire(session.id)).rejects.toThrow("can be expired");
  });

  test("of nothing needs no payment", async () => {
    const session = await visit.openCheckout({ unitAmount: 0 });
    visit.simulator.pay(session.id);
    expect(
      await visit.stripe.checkout.sessions.retrieve(session.id),
    ).toMatchObject({
      status: "complete",
      payment_status: "no_payment_required",
      payment_intent: null,
    });
  });

  test("costs less with a promotion code, and more where Stripe reckons tax", async () => {
    visit.simulator.addPromotionCode({ code: "SPRING", percentOff: 25 });
    visit.simulator.setHouse({ taxPercent: 20 });
    expect(await visit.stripe.tax.settings.retrieve()).toMatchObject({
      status: "active",
    });
    const session = await visit.openCheckout({
      unitAmount: 10_000,
      more: { automatic_tax: { enabled: true } },
    });
    expect(session.amount_total).toBe(12_000);
    expect(
      visit.simulator.pay(session.id, { promotionCode: "AUTUMN" }),
    ).toMatchObject({
      kind: "refused",
      field: "promotionCode",
    });
    visit.simulator.pay(session.id, { promotionCode: "spring" });
    expect(
      await visit.stripe.checkout.sessions.retrieve(session.id, {
        expand: ["payment_intent"],
      }),
    ).toMatchObject({
      amount_subtotal: 10_000,
      amount_total: 9_000,
      total_details: { amount_discount: 2_500, amount_tax: 1_500 },
      payment_intent: { amount: 9_000 },
    });
  });

  test.each([
    ["jpy", 5_000],
    ["kwd", 12_345],
  ])("in %s is paid to the last unit", async (currency, unitAmount) => {
    const session = await visit.openCheckout({ currency, unitAmount });
    visit.simulator.pay(session.id);
    expect(
      await visit.stripe.checkout.sessions.retrieve(session.id),
    ).toMatchObject({ currency, amount_total: unitAmount });
  });

  test.each([
    ["an address that is none", { success_url: "thanks" }, "success_url"],
    ["an e-mail that is none", { customer_email: "grace" }, "customer_email"],
    [
      "a license's data in a payment",
      {
        subscription_data: {},
        mode: "payment" as const,
        payment_intent_data: undefined,
      },
      "subscription_data",
    ],
    [
      "tax that is not set up",
      { automatic_tax: { enabled: true } },
      "automatic_tax[enabled]",
    ],
    [
      "no quantity",
      { line_items: [{ price: "x", quantity: 0 }] },
      "line_items[0][quantity]",
    ],
  ])("with %s is refused", async (_what, more, param) => {
    const wish =
      "subscription_data" in more
        ? { ...more, subscription_data: { description: "x" } }
        : more;
    await expect(visit.openCheckout({ more: wish })).rejects.toMatchObject({
      param,
    });
  });
});

describe("the hosted page", () => {
  test("takes a payment and sends the buyer on", async () => {
    const session = await visit.openCheckout({ quantity: 3 });
    const page = await fetch(session.url ?? "");
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain("Pay $300.00");
    expect(html).toContain("Salon foundations × 3");
    const answer = await press(session.url, {
      how: "pay",
      email: "ada@example.com",
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(
      `http://portal.test/thanks?session=${session.id}`,
    );
  });

  test("says at the field what is wrong, and says that a card was declined", async () => {
    const { url } = await visit.openCheckout();
    const noEmail = await press(url, { how: "pay", email: "<b>" });
    expect([noEmail.status, await noEmail.text()]).toEqual([
      402,
      expect.stringContaining('id="email-fault" role="alert"'),
    ]);
    const declined = await press(url, {
      how: "decline",
      email: "ada@example.com",
    });
    expect(await declined.text()).toContain("Your card was declined");
  });

  test("shows what a code takes off before anything is paid", async () => {
    visit.simulator.addPromotionCode({
      code: "SPRING",
      amountOff: 1_000,
      currency: "usd",
    });
    const { url } = await visit.openCheckout();
    const answer = await press(url, { how: "code", promotionCode: "spring" });
    expect(await answer.text()).toContain("Pay $90.00");
    expect(await (await fetch(url ?? "")).text()).toContain("Pay $100.00");
  });

  test("of an expired or unknown checkout says so", async () => {
    const session = await visit.openCheckout();
    visit.simulator.expire(session.id);
    expect((await fetch(session.url ?? "")).status).toBe(410);
    expect(
      (await fetch(`${visit.simulator.url}/pay/cs_test_none`)).status,
    ).toBe(404);
  });
});

function press(url: string | null, fields: Record<string, string>) {
  return fetch(url ?? "", {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
}
