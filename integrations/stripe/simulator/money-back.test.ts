import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openVisit, type Visit } from "./testing.ts";
import { idIn } from "./reference.ts";

let visit: Visit;
let intent: string;
beforeEach(async () => {
  visit = await openVisit();
  const { id } = await visit.openCheckout({ unitAmount: 10_000 });
  visit.simulator.pay(id);
  const paid = await visit.stripe.checkout.sessions.retrieve(id);
  intent = idIn(paid.payment_intent);
});
afterEach(() => visit.close());

const charge = async () => {
  const { latest_charge } = await visit.stripe.paymentIntents.retrieve(intent, {
    expand: ["latest_charge"],
  });
  return latest_charge;
};

describe("a refund", () => {
  test("in a currency of three decimals ends with a 0", async () => {
    const { id } = await visit.openCheckout({
      unitAmount: 12_500,
      currency: "kwd",
    });
    visit.simulator.pay(id);
    const paid = await visit.stripe.checkout.sessions.retrieve(id);
    const refund = (amount: number) =>
      visit.stripe.refunds.create({
        payment_intent: idIn(paid.payment_intent),
        amount,
      });
    await expect(refund(1_005)).rejects.toThrow("must be a multiple of 10");
    expect((await refund(1_010)).amount).toBe(1_010);
  });

  test("in parts gives back what was paid and no more", async () => {
    const { refunds } = visit.stripe;
    const first = await refunds.create({
      payment_intent: intent,
      amount: 4_000,
      reason: "requested_by_customer",
      metadata: { refund_id: "r-1" },
    });
    expect(first).toMatchObject({ status: "succeeded", amount: 4_000 });
    await expect(
      refunds.create({ payment_intent: intent, amount: 6_001 }),
    ).rejects.toThrow("greater than unrefunded amount on charge (6000)");
    await refunds.create({ payment_intent: intent });
    expect(await charge()).toMatchObject({
      amount_refunded: 10_000,
      refunded: true,
    });
    await expect(
      refunds.create({ payment_intent: intent }),
    ).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("refund.created")).toHaveLength(2);
    expect(visit.eventsOf("charge.refunded")).toHaveLength(2);
  });

  test("may be pending for days, and then arrive or fail", async () => {
    visit.simulator.setHouse({ refundsPend: true });
    const { refunds } = visit.stripe;
    const [arriving, failing] = [
      await refunds.create({ payment_intent: intent, amount: 1_000 }),
      await refunds.create({ payment_intent: intent, amount: 2_000 }),
    ];
    expect(arriving.status).toBe("pending");
    visit.simulator.settleRefund(arriving.id);
    visit.simulator.settleRefund(failing.id, false);
    expect((await refunds.retrieve(arriving.id)).status).toBe("succeeded");
    expect((await refunds.retrieve(failing.id)).status).toBe("failed");
    expect(await charge()).toMatchObject({ amount_refunded: 1_000 });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("refund.failed")).toHaveLength(1);
  });

  test("made in the dashboard is told like any other", async () => {
    visit.simulator.refundInDashboard(intent, 500);
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("charge.refunded")[0]?.data.object).toMatchObject({
      amount_refunded: 500,
      payment_intent: intent,
    });
  });
});

describe("a dispute", () => {
  test.each([
    ["won", true],
    ["lost", false],
  ] as const)("that is %s", async (outcome, isReinstated) => {
    const dispute = visit.simulator.openDispute(intent);
    expect(dispute).toMatchObject({ status: "needs_response", amount: 10_000 });
    await expect(
      visit.stripe.refunds.create({ payment_intent: intent }),
    ).rejects.toMatchObject({ code: "charge_disputed" });
    expect(visit.simulator.closeDispute(dispute.id, outcome)).toBe(true);
    expect(visit.simulator.closeDispute(dispute.id, "lost")).toBe(false);
    expect((await visit.stripe.disputes.retrieve(dispute.id)).status).toBe(
      outcome,
    );
    expect((await charge()) ?? {}).toMatchObject({ disputed: !isReinstated });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("charge.dispute.created")).toHaveLength(1);
    expect(visit.eventsOf("charge.dispute.closed")).toHaveLength(1);
    expect(visit.eventsOf("charge.dispute.funds_reinstated")).toHaveLength(
      isReinstated ? 1 : 0,
    );
  });
});

describe("an inquiry", () => {
  const balance = async () =>
    (await visit.stripe.balanceTransactions.list({ limit: 100 })).data.length;

  test("takes nothing and lets the payment be refunded, in full of which it closes", async () => {
    const before = await balance();
    const { id } = visit.simulator.openInquiry(intent);
    expect(await balance()).toBe(before);
    const { disputes, refunds } = visit.stripe;
    expect(await disputes.retrieve(id)).toMatchObject({
      status: "warning_needs_response",
      is_charge_refundable: true,
      balance_transactions: [],
    });
    await disputes.update(id, { evidence: { customer_name: "Grace" } });
    expect((await disputes.retrieve(id)).status).toBe("warning_under_review");
    await refunds.create({ payment_intent: intent, amount: 1_000 });
    expect((await disputes.retrieve(id)).status).toBe("warning_under_review");
    await refunds.create({ payment_intent: intent });
    expect((await disputes.retrieve(id)).status).toBe("warning_closed");
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("charge.dispute.closed")).toHaveLength(1);
    expect(visit.eventsOf("charge.dispute.funds_withdrawn")).toHaveLength(0);
  });

  test("that escalates is a dispute of the same id, and takes the money", async () => {
    const { id } = visit.simulator.openInquiry(intent, { amount: 4_000 });
    expect(visit.simulator.closeDispute(id, "lost")).toBe(false);
    expect(visit.simulator.escalateInquiry(id)).toBe(true);
    expect(visit.simulator.escalateInquiry(id)).toBe(false);
    expect(visit.simulator.closeInquiry(id)).toBe(false);
    expect(await visit.stripe.disputes.retrieve(id)).toMatchObject({
      status: "needs_response",
      is_charge_refundable: false,
      balance_transactions: [{ amount: -4_000 }],
    });
    await expect(
      visit.stripe.refunds.create({ payment_intent: intent }),
    ).rejects.toMatchObject({ code: "charge_disputed" });
    await visit.simulator.outbox.settled();
    expect(visit.eventsOf("charge.dispute.updated")).toHaveLength(1);
    expect(visit.eventsOf("charge.dispute.funds_withdrawn")).toHaveLength(1);
  });
});

test("a payment of an earlier day is taken up once, and can be refunded", async () => {
  const known = {
    paymentIntentId: "pi_seeded",
    chargeId: "ch_seeded",
    customerId: "cus_seeded",
    orderId: "order-7",
    transferGroup: "order_7",
    amount: 9_000,
    currency: "eur",
    email: "ada@example.com",
    paidAt: 1_790_000_000,
    refunds: [{ id: "re_seeded", amount: 1_000 }],
  };
  const tell = async () => {
    const answer = await fetch(`${visit.simulator.url}/control/payments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify([known]),
    });
    return answer.json();
  };
  await visit.simulator.outbox.settled();
  const before = visit.received.length;
  expect(await tell()).toEqual({ adopted: 1 });
  expect(await tell()).toEqual({ adopted: 0 });
  await visit.simulator.outbox.settled();
  expect(visit.received).toHaveLength(before);
  await visit.stripe.refunds.create({ payment_intent: "pi_seeded" });
  expect(await visit.stripe.charges.retrieve("ch_seeded")).toMatchObject({
    created: 1_790_000_000,
    customer: "cus_seeded",
    amount_refunded: 9_000,
    transfer_group: "order_7",
  });
});
