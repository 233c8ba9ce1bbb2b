import { randomUUID } from "node:crypto";
import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { consumeBooking } from "@throughline/domain/booking/consume-booking";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { isRefusal } from "@throughline/domain/outcome";
import { decideRevocations } from "@throughline/domain/refund/decide-revocations";
import { failRefund } from "@throughline/domain/refund/fail-refund";
import { proposeRevocations } from "@throughline/domain/refund/propose-revocations";
import {
  noRevocations,
  type Revocations,
} from "@throughline/domain/refund/refund.rules";
import { requestRefund } from "@throughline/domain/refund/request-refund";
import type { SeatState } from "@throughline/prisma";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openShop } from "../support/shop.ts";
import { openStore, type TestStore } from "../support/store.ts";
import { until } from "../support/until.ts";

let school: TestStore;
let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  school = await openStore();
  shop = await openShop(school);
});
afterAll(() => school.close());

const refund = (
  orderId: string,
  amount: number,
  revocations: Revocations = noRevocations,
  requestKey: string = randomUUID(),
  now = monday,
) =>
  school.run((tx) =>
    requestRefund(
      tx,
      { orderId, amount, reason: "Asked for it", revocations, requestKey },
      now,
    ),
  );

const proposed = async (orderId: string, now = monday) => {
  const proposal = await proposeRevocations(school.database, orderId, now);
  if (!proposal) throw new Error("there is no such order");
  return proposal;
};

const rightsOf = (orderId: string) =>
  school.database.entitlement.findMany({ where: { orderId } });

const left = async (orderId: string) =>
  (await rightsOf(orderId)).reduce((sum, each) => sum + each.available, 0);

const enrollmentOf = async (orderId: string) => {
  const { enrollmentId } = await shop.read(orderId);
  return school.database.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId ?? "" },
    include: { steps: { orderBy: { position: "asc" } } },
  });
};

/** A paid order whose buyer has booked a class of the first step. */
async function sellAndBook() {
  const { personId, orderId } = await shop.sell();
  const enrollment = await enrollmentOf(orderId);
  const [step] = enrollment.steps;
  const { id: sessionId } = await makeSession(school.database, {
    startsAt: daysLater(7),
    capacity: 3,
    courseStepIds: [step?.courseStepId ?? ""],
  });
  const outcome = await school.run((tx) =>
    book(
      tx,
      {
        personId,
        sessionId,
        enrollmentStepId: step?.id ?? "",
        requestKey: randomUUID(),
      },
      monday,
    ),
  );
  if (isRefusal(outcome)) throw new Error(outcome.message);
  const booking = await school.database.booking.findFirstOrThrow({
    where: { personId, state: "BOOKED" },
  });
  return { personId, orderId, sessionId, bookingId: booking.id, step };
}

/** Pays for a private class in so many days with a credit. */
async function bookPrivate(personId: string, inDays: number) {
  const { id: sessionId } = await makeSession(school.database, {
    kind: "PRIVATE",
    startsAt: daysLater(inDays),
    capacity: 1,
  });
  const outcome = await school.run((tx) =>
    book(
      tx,
      { personId, sessionId, enrollmentStepId: null, requestKey: randomUUID() },
      monday,
    ),
  );
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return sessionId;
}

const seatsTaken = async (id: string) =>
  (await school.database.session.findUniqueOrThrow({ where: { id } }))
    .seatsTaken;

describe("a refund in full", () => {
  test("before anything is used takes all rights back and ends the enrollment", async () => {
    const { orderId } = await shop.sell();
    const { ofAll } = await proposed(orderId);
    expect(ofAll.endsEnrollment).toBe(true);
    expect((await refund(orderId, 10_000, ofAll)).kind).toBe("requested");
    expect(await left(orderId)).toBe(0);
    expect((await enrollmentOf(orderId)).state).toBe("REFUNDED");
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      refunded: 0,
    });

    const [asked] = (await shop.read(orderId)).refunds;
    await shop.hearRefund(orderId, {
      stripeRefundId: `re_${orderId}`,
      reference: asked?.id ?? null,
    });
    expect(await shop.read(orderId)).toMatchObject({
      state: "REFUNDED",
      refunded: 10_000,
    });
  });

  test("gives up a class to come, whose seat is free again", async () => {
    const { orderId, sessionId } = await sellAndBook();
    expect(await seatsTaken(sessionId)).toBe(1);
    const proposal = await proposed(orderId);
    expect(proposal.bookings).toHaveLength(1);
    await refund(orderId, 10_000, proposal.ofAll);
    expect(await seatsTaken(sessionId)).toBe(0);
    expect(await left(orderId)).toBe(0);
  });

  test("lists what was used, and leaves it", async () => {
    const { orderId, bookingId } = await sellAndBook();
    await school.run((tx) =>
      consumeBooking(tx, bookingId, "You attended.", daysLater(8)),
    );
    const proposal = await proposed(orderId);
    const used = proposal.rights.find(({ stepLabel }) => stepLabel === "SFZ-1");
    expect(used).toMatchObject({ granted: 1, used: 1, booked: 0, free: 0 });
    const refused = await refund(orderId, 10_000, {
      ...noRevocations,
      rights: [{ entitlementId: used?.entitlementId ?? "", units: 1 }],
    });
    expect(refused).toMatchObject({ kind: "refused", field: "revocations" });
    await refund(orderId, 10_000, proposal.ofAll);
    expect(await left(orderId)).toBe(0);
    const [entry] = await school.database.entitlementEntry.findMany({
      where: { entitlementId: used?.entitlementId ?? "", kind: "REVOKE" },
    });
    expect(entry).toBeUndefined();
  });

  test("leaves a class that has begun to its roll, and proposes nothing of it", async () => {
    const { orderId, bookingId } = await sellAndBook();
    const afterIt = daysLater(8);
    const proposal = await proposed(orderId, afterIt);
    const held = proposal.rights.find(({ stepLabel }) => stepLabel === "SFZ-1");
    expect(held).toMatchObject({ used: 0, waiting: 1, booked: 0, free: 0 });
    const entitlementId = held?.entitlementId ?? "";
    expect(proposal.ofAll.rights).not.toContainEqual(
      expect.objectContaining({ entitlementId }),
    );
    const ask = (revocations: Revocations) =>
      refund(orderId, 10_000, revocations, randomUUID(), afterIt);
    expect(
      await ask({ ...noRevocations, rights: [{ entitlementId, units: 1 }] }),
    ).toMatchObject({ kind: "refused", field: "revocations" });
    expect(await ask(proposal.ofAll)).toMatchObject({ kind: "requested" });
    // What was said to be taken back is; the class is used up once it is marked.
    expect(await left(orderId)).toBe(0);
    await school.run((tx) =>
      consumeBooking(tx, bookingId, "You attended.", afterIt),
    );
    const after = await proposed(orderId, afterIt);
    expect(
      after.rights.find((right) => right.entitlementId === entitlementId),
    ).toMatchObject({ used: 1, waiting: 0 });
  });

  test("of a course that is completed leaves it completed", async () => {
    const { orderId } = await shop.sell();
    const { steps } = await enrollmentOf(orderId);
    for (const { id: stepId } of steps)
      await school.run((tx) => markStepComplete(tx, { stepId }, monday));
    const proposal = await proposed(orderId);
    expect(proposal.enrollment).toMatchObject({
      state: "COMPLETED",
      canEnd: false,
    });
    await refund(orderId, 10_000, proposal.ofAll);
    expect((await enrollmentOf(orderId)).state).toBe("COMPLETED");
  });
});

describe("several refunds in part", () => {
  test("never come to more than was paid, though they are asked for at once", async () => {
    const { orderId } = await shop.sell();
    const asked = await Promise.all(
      Array.from({ length: 6 }, () => refund(orderId, 3_000)),
    );
    expect(asked.filter(({ kind }) => kind === "requested")).toHaveLength(3);
    expect(asked.filter(({ kind }) => kind === "refused")).toHaveLength(3);
    expect((await refund(orderId, 1_000)).kind).toBe("requested");
    expect((await refund(orderId, 1)).kind).toBe("refused");
  });

  test("take back what was chosen alone", async () => {
    const { orderId } = await shop.sell();
    const credit = (await rightsOf(orderId)).find(
      ({ kind }) => kind === "PRIVATE_CREDIT",
    );
    await refund(orderId, 2_000, {
      ...noRevocations,
      rights: [{ entitlementId: credit?.id ?? "", units: 2 }],
    });
    expect(await left(orderId)).toBe(3);
    expect((await enrollmentOf(orderId)).state).toBe("ACTIVE");
  });

  test("end as many of a right's classes as its free units do not cover, the latest first", async () => {
    const { personId, orderId } = await shop.sell();
    const credit = (await rightsOf(orderId)).find(
      ({ kind }) => kind === "PRIVATE_CREDIT",
    );
    const entitlementId = credit?.id ?? "";
    const classes = [
      await bookPrivate(personId, 9),
      await bookPrivate(personId, 5),
    ];
    const rights = (units: number) => ({
      ...noRevocations,
      rights: [{ entitlementId, units }],
    });
    expect(
      (await proposed(orderId)).bookings.map(({ startsAt }) => startsAt),
    ).toEqual([daysLater(9), daysLater(5)]);
    await refund(orderId, 1_000, rights(1));
    expect(await Promise.all(classes.map(seatsTaken))).toEqual([1, 1]);
    await refund(orderId, 1_000, rights(1));
    expect(await Promise.all(classes.map(seatsTaken))).toEqual([0, 1]);
    const after = (await rightsOf(orderId)).find(
      ({ id }) => id === entitlementId,
    );
    expect(after).toMatchObject({ available: 0, held: 1 });
  });

  test("clicked twice is one", async () => {
    const { orderId } = await shop.sell();
    const key = randomUUID();
    const [first, second] = await Promise.all([
      refund(orderId, 2_000, noRevocations, key),
      refund(orderId, 2_000, noRevocations, key),
    ]);
    expect([first.kind, second.kind].sort()).toEqual(["found", "requested"]);
    expect((await shop.read(orderId)).refunds).toHaveLength(1);
  });

  test("cannot name another order's right", async () => {
    const { orderId } = await shop.sell();
    const other = await shop.sell();
    const [foreign] = await rightsOf(other.orderId);
    const refused = await refund(orderId, 100, {
      ...noRevocations,
      rights: [{ entitlementId: foreign?.id ?? "", units: 1 }],
    });
    expect(refused).toMatchObject({ kind: "refused", field: "revocations" });
    expect(await left(other.orderId)).toBe(5);
  });
});

describe("a refund of some of the places that were bought for others", () => {
  /** Ten places, of which two people have one and one is invited. */
  async function sellPlaces() {
    const { id: personId } = await makePerson(school.database);
    const who = { personId, quantity: 10, isForOthers: true };
    const orderId = await shop.begin(who);
    await shop.hear(orderId);
    const { seats } = await shop.read(orderId);
    for (const [index, state] of ["CLAIMED", "CLAIMED", "INVITED"].entries())
      await school.database.seat.update({
        where: { id: seats[index]?.id ?? "" },
        data: {
          state: state as SeatState,
          email: `place-${index}@people.example`,
          invitedAt: daysLater(index),
          ...(state === "CLAIMED" && {
            claimedAt: daysLater(index),
            personId: (await makePerson(school.database)).id,
          }),
        },
      });
    const statesOf = async () =>
      (await shop.read(orderId)).seats.map(({ state }) => state).toSorted();
    return { orderId, seats, statesOf };
  }

  test("leaves the others: free ones end first, then invited ones, then the latest taken", async () => {
    const { orderId, seats, statesOf } = await sellPlaces();
    const places = (count: number) => ({ ...noRevocations, seats: count });
    await refund(orderId, 30_000, places(3));
    const three = Array<string>(3).fill("REVOKED");
    expect(await statesOf()).toEqual(
      [
        ...["CLAIMED", "CLAIMED", "INVITED"],
        ...Array<string>(4).fill("OPEN"),
        ...three,
      ].toSorted(),
    );
    expect(await refund(orderId, 10_000, places(8))).toMatchObject({
      kind: "refused",
      field: "revocations",
      message: expect.stringContaining("7 seats"),
    });
    await refund(orderId, 60_000, places(6));
    const left = (await shop.read(orderId)).seats.filter(
      ({ state }) => state !== "REVOKED",
    );
    expect(left.map(({ id }) => id)).toEqual([seats[0]?.id]);
  });

  test("clicked twice ends as many once", async () => {
    const { orderId, statesOf } = await sellPlaces();
    const key = randomUUID();
    const revocations = { ...noRevocations, seats: 3 };
    await Promise.all([
      refund(orderId, 30_000, revocations, key),
      refund(orderId, 30_000, revocations, key),
    ]);
    const states = await statesOf();
    expect(states.filter((state) => state === "REVOKED")).toHaveLength(3);
  });

  test("of all of them at once with another never ends more than there are", async () => {
    const { orderId, statesOf } = await sellPlaces();
    const outcomes = await Promise.all(
      [7, 7].map((seats) =>
        refund(orderId, 40_000, { ...noRevocations, seats }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "refused",
      "requested",
    ]);
    const states = await statesOf();
    expect(states.filter((state) => state === "REVOKED")).toHaveLength(7);
  });
});

describe("a refund that was made in Stripe's dashboard", () => {
  test("takes nothing back by itself, alerts, and waits for a decision", async () => {
    const { orderId } = await shop.sell();
    const stripeRefundId = `re_dashboard_${orderId}`;
    await shop.hearRefund(orderId, { stripeRefundId, amount: 4_000 });
    await shop.hearRefund(orderId, { stripeRefundId, amount: 4_000 });
    const order = await shop.read(orderId);
    expect(order).toMatchObject({ state: "PAID", refunded: 4_000 });
    expect(order.refunds).toMatchObject([
      { decidedByName: "Stripe", revokedAt: null },
    ]);
    expect(await left(orderId)).toBe(5);
    const told = await shop.eventsOf(orderId);
    expect(told.filter((type) => type === "order.flagged")).toHaveLength(1);

    const { ofAll } = await proposed(orderId);
    const refundId = order.refunds[0]?.id ?? "";
    const decide = () =>
      school.run((tx) =>
        decideRevocations(tx, { refundId, revocations: ofAll }, monday),
      );
    expect((await decide()).kind).toBe("decided");
    expect((await decide()).kind).toBe("unchanged");
    expect(await left(orderId)).toBe(0);
  });

  test("of more than was paid, or in another currency, is set aside", async () => {
    const { orderId } = await shop.sell();
    const tooMuch = { stripeRefundId: "re_too_much", amount: 10_001 };
    expect((await shop.hearRefund(orderId, tooMuch)).kind).toBe("setAside");
    const other = { stripeRefundId: "re_eur", currency: "eur" };
    expect((await shop.hearRefund(orderId, other)).kind).toBe("setAside");
    expect((await shop.read(orderId)).refunds).toEqual([]);
  });
});

describe("a refund that fails", () => {
  test("after it succeeded counts no more, alerts, and gives no rights back by itself", async () => {
    const { orderId } = await shop.sell();
    const { ofAll } = await proposed(orderId);
    await refund(orderId, 10_000, ofAll);
    const [asked] = (await shop.read(orderId)).refunds;
    const about = {
      stripeRefundId: `re_fails_${orderId}`,
      reference: asked?.id ?? null,
    };
    await shop.hearRefund(orderId, { ...about, state: "PENDING" });
    await shop.hearRefund(orderId, about);
    expect((await shop.read(orderId)).state).toBe("REFUNDED");
    await shop.hearRefund(orderId, {
      ...about,
      state: "FAILED",
      failureReason: "the account is closed",
    });
    await shop.hearRefund(orderId, about);
    expect(await shop.read(orderId)).toMatchObject({
      state: "PAID",
      refunded: 0,
      refunds: [{ state: "FAILED", lastError: "the account is closed" }],
    });
    expect(await left(orderId)).toBe(0);
    expect(await shop.eventsOf(orderId)).toContain("refund.failed");
  });

  test("at once, because Stripe refuses it, leaves the money to be asked for again", async () => {
    const { orderId } = await shop.sell();
    await refund(orderId, 10_000);
    const [asked] = (await shop.read(orderId)).refunds;
    const fail = () =>
      school.run((tx) =>
        failRefund(tx, { refundId: asked?.id ?? "", reason: "No." }, monday),
      );
    expect((await fail()).kind).toBe("failed");
    expect((await fail()).kind).toBe("unchanged");
    expect((await refund(orderId, 10_000)).kind).toBe("requested");
  });

  test("by our word alone, because Stripe's reply was lost, succeeded where Stripe says so", async () => {
    const { orderId } = await shop.sell();
    await refund(orderId, 10_000);
    const [asked] = (await shop.read(orderId)).refunds;
    const reference = asked?.id ?? "";
    await school.run((tx) =>
      failRefund(tx, { refundId: reference, reason: "No key." }, monday),
    );
    const about = { stripeRefundId: `re_lost_${orderId}`, reference };
    await shop.hearRefund(orderId, about);
    expect(await shop.read(orderId)).toMatchObject({
      state: "REFUNDED",
      refunded: 10_000,
      refunds: [{ state: "SUCCEEDED", lastError: null }],
    });
    expect((await shop.hearRefund(orderId, about)).kind).toBe("unchanged");
  });
});

test("a class that is booked with a credit while the credit is taken back is given up with it", async () => {
  const { personId, orderId } = await shop.sell();
  const credit = (await rightsOf(orderId)).find(
    ({ kind }) => kind === "PRIVATE_CREDIT",
  );
  const { id: sessionId } = await makeSession(school.database, {
    kind: "PRIVATE",
    startsAt: daysLater(6),
    capacity: 1,
  });
  const [booked, goOn] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const booking = school.run(async (tx) => {
    const outcome = await book(
      tx,
      { personId, sessionId, enrollmentStepId: null, requestKey: null },
      monday,
    );
    booked.resolve();
    await goOn.promise;
    return outcome;
  });
  await booked.promise;
  const units = credit?.available ?? 0;
  const rights = [{ entitlementId: credit?.id ?? "", units }];
  const refunding = refund(orderId, 1_000, { ...noRevocations, rights });
  await until("the refund waits for the right", async () => {
    const [waiting] = await school.database.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return (waiting?.count ?? 0n) > 0n;
  });
  goOn.resolve();
  expect(isRefusal(await booking)).toBe(false);
  expect((await refunding).kind).toBe("requested");
  expect(await seatsTaken(sessionId)).toBe(0);
  const after = (await rightsOf(orderId)).find(({ id }) => id === credit?.id);
  expect(after).toMatchObject({ available: 0, held: 0 });
});

test("leaving a class and refunding all of it at once never counts a unit twice", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { orderId, sessionId, bookingId } = await sellAndBook();
    const { ofAll } = await proposed(orderId);
    await Promise.all([
      refund(orderId, 10_000, ofAll),
      school.run((tx) =>
        cancelBooking(tx, { bookingId, acceptLate: true }, monday),
      ),
    ]);
    expect(await seatsTaken(sessionId)).toBe(0);
    const rights = await rightsOf(orderId);
    expect(rights.map(({ available, held }) => [available, held])).toEqual(
      rights.map(() => [0, 0]),
    );
  }
});

test("what is disputed is not refunded, nor offered, though it be a part of the payment", async () => {
  const { orderId } = await shop.sell();
  expect((await proposed(orderId)).refundFault).toBeNull();
  await shop.hearDispute(orderId, {
    stripeDisputeId: "dp_refund",
    amount: 4_000,
  });
  const { refundFault, leftToRefund } = await proposed(orderId);
  expect(refundFault).toContain("disputes this payment");
  expect(leftToRefund).toBe(6_000);
  expect(await refund(orderId, 100)).toMatchObject({
    kind: "refused",
    field: "orderId",
  });
});
