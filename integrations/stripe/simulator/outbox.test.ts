import { afterEach, beforeEach, expect, test } from "vitest";
import { openVisit, type Visit } from "./testing.ts";

let visit: Visit;
beforeEach(async () => {
  visit = await openVisit();
});
afterEach(() => visit.close());

const typesOf = () => visit.received.map(({ type }) => type);

test("events that are held leave when they are let go, in a shuffled order and three times each", async () => {
  const { outbox } = visit.simulator;
  outbox.hold();
  outbox.repeat(3);
  const session = await visit.openCheckout();
  visit.simulator.pay(session.id);
  expect(outbox.waiting()).toBeGreaterThan(4);
  const sent = outbox.latest(100).map(({ id }) => id);
  outbox.shuffle();
  outbox.release();
  await outbox.settled();
  const ids = visit.received.map(({ id }) => id);
  expect(ids).toHaveLength(sent.length * 3);
  expect(new Set(ids)).toEqual(new Set(sent));
  // Each order but one is as likely as any other: 24 letters and more are in the order they were written in never.
  const inTurn = sent.toReversed();
  expect([...new Set(ids)]).not.toEqual(inTurn);
  expect(ids).not.toEqual([...inTurn, ...inTurn, ...inTurn]);
});

test("an event that is refused is tried again until it is taken", async () => {
  const { outbox } = visit.simulator;
  visit.answerWith(500);
  await visit.stripe.products.create({ name: "Course" });
  await expect.poll(() => visit.received.length).toBeGreaterThan(1);
  visit.answerWith(200);
  await outbox.settled();
  expect(outbox.latest(1)[0]).toMatchObject({
    state: "delivered",
    lastAnswer: "200",
  });
});

test("an event is lost where that is wished, and sent again by hand", async () => {
  const { outbox } = visit.simulator;
  outbox.setFaults({ loseRate: 1 });
  await visit.stripe.products.create({ name: "Course" });
  await outbox.settled();
  expect(typesOf()).toEqual([]);
  const [lost] = outbox.latest(1);
  expect(lost?.state).toBe("lost");
  expect(outbox.resend(lost?.id ?? "")).toBe(true);
  await outbox.settled();
  expect(typesOf()).toEqual(["product.created"]);
  expect(outbox.resend("evt_none")).toBe(false);
});

test("one kind of event is lost of those that wait", async () => {
  const { outbox } = visit.simulator;
  outbox.hold();
  const session = await visit.openCheckout();
  visit.simulator.pay(session.id);
  outbox.lose("checkout.session.completed");
  outbox.release();
  await outbox.settled();
  expect(visit.eventsOf("checkout.session.completed")).toHaveLength(0);
  expect(visit.eventsOf("payment_intent.succeeded")).toHaveLength(1);
});

test("events overtake each other where that is wished, and are late where that is wished", async () => {
  const { outbox } = visit.simulator;
  outbox.setFaults({ reorder: true });
  await visit.stripe.products.create({ name: "First" });
  await visit.stripe.products.create({ name: "Second" });
  await outbox.settled();
  expect(visit.received.map(({ data }) => data.object.name)).toEqual([
    "Second",
    "First",
  ]);
  outbox.setFaults({ reorder: false, delayMs: 200 });
  const since = Date.now();
  await visit.stripe.products.create({ name: "Third" });
  await outbox.settled();
  expect(Date.now() - since).toBeGreaterThanOrEqual(190);
});

test("an event tells of the moment when it happened, and can be read again", async () => {
  const { outbox } = visit.simulator;
  outbox.hold();
  const { id } = await visit.stripe.products.create({ name: "Before" });
  await visit.stripe.products.update(id, { name: "After" });
  outbox.release();
  await outbox.settled();
  const [created] = visit.eventsOf("product.created");
  expect(created?.data.object.name).toBe("Before");
  const { data } = await visit.stripe.events.list({ type: "product.created" });
  expect(data.map((event) => event.id)).toEqual([created?.id]);
});
