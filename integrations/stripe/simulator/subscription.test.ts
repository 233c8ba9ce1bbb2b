import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openVisit, type CheckoutWish, type Visit } from "./testing.ts";
import { idIn } from "./reference.ts";

let visit: Visit;
beforeEach(async () => {
  visit = await openVisit();
});
afterEach(() => visit.close());

async function subscribe(wish: CheckoutWish = {}) {
  const session = await visit.openCheckout({
    monthly: true,
    quantity: 5,
    unitAmount: 2_000,
    ...wish,
  });
  expect(visit.simulator.pay(session.id)).toEqual({ kind: "complete" });
  const paid = await visit.stripe.checkout.sessions.retrieve(session.id);
  return {
    id: idIn(paid.subscription),
    invoice: idIn(paid.invoice),
    session: paid,
  };
}

const statusOf = async (id: string) =>
  (await visit.stripe.subscriptions.retrieve(id)).status;

describe("a subscription", () => {
  test("begins at a checkout, with seats, an invoice and the metadata that was handed on", async () => {
    const { id, invoice, session } = await subscribe();
    expect(session.payment_status).toBe("paid");
    expect(await visit.stripe.subscriptions.retrieve(id)).toMatchObject({
      status: "active",
      metadata: { order_id: "order-1" },
      items: { data: [{ quantity: 5, price: { unit_amount: 2_000 } }] },
    });
    const {
      data: [paid],
    } = await visit.stripe.invoices.list({ subscription: id });
    expect(paid).toMatchObject({
      id: invoice,
      status: "paid",
      amount_paid: 10_000,
      billing_reason: "subscription_create",
      parent: { subscription_details: { subscription: id } },
    });
    const expanded = await visit.stripe.invoices.retrieve(invoice, {
      expand: ["payments.data.payment.payment_intent"],
    });
    expect(expanded.payments?.data[0]?.payment.payment_intent).toMatchObject({
      status: "succeeded",
      amount: 10_000,
    });
    // What was expanded in an answer is kept as it was.
    const intent = idIn(expanded.payments?.data[0]?.payment.payment_intent);
    const payments = await visit.stripe.invoicePayments.list({
      payment: { type: "payment_intent", payment_intent: intent },
    });
    expect(payments.data).toMatchObject([{ invoice, status: "paid" }]);
  });

  test("is paid anew every month, on the last day where a month is short", async () => {
    const { id } = await subscribe();
    visit.simulator.advanceClock({ days: 100 });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("invoice.paid")).toHaveLength(4);
    expect(await statusOf(id)).toBe("active");
  });

  test("on trial pays nothing, is announced before it ends, and pays then", async () => {
    const { id, session } = await subscribe({ trialDays: 14 });
    expect(session.payment_status).toBe("no_payment_required");
    expect(await statusOf(id)).toBe("trialing");
    visit.simulator.advanceClock({ days: 12 });
    visit.simulator.advanceClock({ days: 0.5 });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("customer.subscription.trial_will_end")).toHaveLength(
      1,
    );
    visit.simulator.advanceClock({ days: 2 });
    expect(await statusOf(id)).toBe("active");
  });

  test("whose card is declined is past due, and goes on when a good card pays", async () => {
    const { id } = await subscribe();
    visit.simulator.setCard(id, "declined");
    visit.simulator.advanceClock({ days: 32 });
    expect(await statusOf(id)).toBe("past_due");
    visit.simulator.setCard(id, "good");
    expect(await statusOf(id)).toBe("active");
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("invoice.payment_failed")).toHaveLength(1);
    expect(visit.eventsOf("invoice.paid")).toHaveLength(2);
  });

  test("whose bank wants a confirmation says so, and is past due until then", async () => {
    const { id } = await subscribe();
    visit.simulator.setCard(id, "wantsConfirmation");
    visit.simulator.advanceClock({ days: 32 });
    await visit.simulator.outbox.settled();
    expect(
      visit.eventsOf("invoice.payment_action_required").length,
    ).toBeGreaterThan(0);
    expect(await statusOf(id)).toBe("past_due");
  });

  test("whose card stays declined ends after the last try", async () => {
    const { id } = await subscribe();
    visit.simulator.setCard(id, "declined");
    visit.simulator.advanceClock({ days: 45 });
    expect(await visit.stripe.subscriptions.retrieve(id)).toMatchObject({
      status: "canceled",
      cancellation_details: { reason: "payment_failed" },
    });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("invoice.payment_failed")).toHaveLength(4);
    expect(visit.eventsOf("customer.subscription.deleted")).toHaveLength(1);
  });

  test("that is to end goes on until its period is over", async () => {
    const { id } = await subscribe();
    await visit.stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(await statusOf(id)).toBe("active");
    visit.simulator.advanceClock({ days: 32 });
    expect(await statusOf(id)).toBe("canceled");
    await expect(
      visit.stripe.subscriptions.update(id, { metadata: {} }),
    ).rejects.toMatchObject({ code: "resource_missing" });
  });

  test("is paused and resumed, and changes its seats", async () => {
    const { id } = await subscribe();
    const [item] = (await visit.stripe.subscriptions.retrieve(id)).items.data;
    await visit.stripe.subscriptions.update(id, {
      items: [{ id: item?.id, quantity: 8 }],
    });
    visit.simulator.pauseSubscription(id);
    expect(await statusOf(id)).toBe("paused");
    expect(await visit.stripe.subscriptions.resume(id)).toMatchObject({
      status: "active",
      items: { data: [{ quantity: 8 }] },
    });
    await visit.stripe.subscriptions.cancel(id);
    await visit.simulator.outbox.settled();
    for (const type of ["paused", "resumed", "deleted"])
      expect(visit.eventsOf(`customer.subscription.${type}`)).toHaveLength(1);
  });

  test("of a customer with a test clock ages by that clock alone", async () => {
    const clock = await visit.stripe.testHelpers.testClocks.create({
      frozen_time: 1_795_000_000,
    });
    const customer = await visit.stripe.customers.create({
      email: "ada@example.com",
      test_clock: clock.id,
    });
    const { id } = await subscribe({ customer: customer.id });
    visit.simulator.advanceClock({ days: 60 });
    const starts = async () =>
      (await visit.stripe.subscriptions.retrieve(id)).items.data[0]
        ?.current_period_start;
    expect(await starts()).toBe(1_795_000_000);
    await visit.stripe.testHelpers.testClocks.advance(clock.id, {
      frozen_time: 1_795_000_000 + 32 * 86_400,
    });
    expect(await starts()).toBeGreaterThan(1_795_000_000);
  });

  test("is changed by its owner in the customer portal", async () => {
    const { id, session } = await subscribe();
    const portal = await visit.stripe.billingPortal.sessions.create({
      customer: idIn(session.customer),
      return_url: "http://portal.test/licenses",
    });
    expect(await (await fetch(portal.url)).text()).toContain(
      "Change the seats",
    );
    await fetch(portal.url, {
      method: "POST",
      body: new URLSearchParams({ subscription: id, how: "seats", seats: "9" }),
    });
    await fetch(portal.url, {
      method: "POST",
      body: new URLSearchParams({ subscription: id, how: "end" }),
    });
    expect(await visit.stripe.subscriptions.retrieve(id)).toMatchObject({
      cancel_at_period_end: true,
      items: { data: [{ quantity: 9 }] },
    });
  });
});
