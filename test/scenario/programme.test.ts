import { randomUUID } from "node:crypto";
import { addTallies, type Tally } from "@throughline/domain/pipeline/tally";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countEverything } from "../support/full-count.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import {
  aBuyer,
  offerProgramme,
  order,
  type Buyer,
  type Programme,
} from "../support/programme.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let programme: Programme;
beforeAll(async () => {
  town = await openTown();
  programme = await offerProgramme(town);
}, 60_000);
afterAll(() => town.close());

/** How far a student has come when something happens to their money. */
const milestones = ["bought", "booked", "attended", "certified"] as const;
type Milestone = (typeof milestones)[number];

/** Lets a buyer go the way up to a point: book, cancel, book again, attend, finish at the partner, attend, certificate. */
async function goUntil(buyer: Buyer, milestone: Milestone) {
  const { classes } = programme;
  const sale = await buyer.buys(programme);
  if (milestone === "bought") return sale;
  await buyer.cancels(await buyer.books(classes.first[0], 1));
  await until("the step waits again", async () => {
    const step = await buyer.stepOf(1);
    return step.state !== "COMPLETED";
  });
  const booking = await buyer.books(classes.first[1], 1);
  await buyer.reaches(1, "IN_PROGRESS");
  if (milestone === "booked") return sale;
  await buyer.attends(booking);
  await buyer.reaches(1, "COMPLETED");
  await buyer.reaches(2, "IN_PROGRESS");
  if (milestone === "attended") return sale;
  await buyer.finishesAtMilady(2);
  await buyer.reaches(2, "COMPLETED");
  await buyer.attends(await buyer.books(classes.last, 3));
  await until("the certificate is there", async () => {
    const enrollment = await buyer.enrollment();
    return enrollment?.certificate;
  });
  return sale;
}

test("a student buys, books, cancels, books again, attends, finishes at a partner, and holds one certificate", async () => {
  const buyer = await aBuyer(town);
  await goUntil(buyer, "certified");
  const enrollment = await buyer.enrollment();
  expect(enrollment).toMatchObject({ state: "COMPLETED" });
  expect(enrollment?.steps.map(({ state }) => state)).toEqual([
    "COMPLETED",
    "COMPLETED",
    "COMPLETED",
  ]);
  expect(await whatDoesNotAddUp(town.database)).toEqual([]);
});

test("the same, with every webhook told three times and out of order, is the same", async () => {
  const { outbox } = town.stripe;
  outbox.setFaults({ times: 3, reorder: true });
  town.partners.setFaults(
    { webhookDuplicates: 2, webhookReorder: true },
    "milady",
  );
  try {
    const buyer = await aBuyer(town);
    const { orderId } = await goUntil(buyer, "certified");
    await outbox.settled();
    const { database } = town;
    expect(
      await database.enrollment.count({ where: { personId: buyer.personId } }),
    ).toBe(1);
    expect(await database.payment.count({ where: { orderId } })).toBe(1);
    expect(
      await database.sendIntent.count({
        where: { personId: buyer.personId, purpose: "orderPaid" },
      }),
    ).toBe(1);
    const credits = await database.entitlement.findMany({
      where: { personId: buyer.personId, kind: "PRIVATE_CREDIT" },
    });
    expect(credits).toMatchObject([{ available: 2, held: 0 }]);
    expect(await whatDoesNotAddUp(database)).toEqual([]);
  } finally {
    outbox.setFaults({ times: 1, reorder: false });
    town.partners.setFaults(
      { webhookDuplicates: 0, webhookReorder: false },
      "milady",
    );
  }
});

/** Lets something happen at Stripe, of which it tells three times each, in any order. */
async function toldInAnyOrder<Happened>(
  happens: () => Happened,
): Promise<Awaited<Happened>> {
  const { outbox } = town.stripe;
  outbox.setFaults({ times: 3 });
  outbox.hold();
  try {
    return await happens();
  } finally {
    outbox.shuffle();
    outbox.release();
    outbox.setFaults({ times: 1 });
  }
}

const unusedOf = async ({ personId }: Buyer) => {
  const { _sum } = await town.database.entitlement.aggregate({
    where: { personId },
    _sum: { available: true, held: true },
  });
  return _sum;
};

describe.each(milestones)("where a student has %s", (milestone) => {
  test("a refund of everything takes back what is unused, and only that", async () => {
    const buyer = await aBuyer(town);
    const { orderId } = await goUntil(buyer, milestone);
    const isOver = milestone === "certified";
    const rights = await town.database.entitlement.findMany({
      where: {
        personId: buyer.personId,
        OR: [{ available: { gt: 0 } }, { held: { gt: 0 } }],
      },
    });
    await toldInAnyOrder(async () => {
      await order(
        town.admin,
        "refundOrder",
        "RefundOrderInput",
        {
          orderId: writeNodeId("Order", orderId),
          amount: 24_900,
          reason: "They asked for it",
          requestKey: randomUUID(),
          revocations: {
            endsEnrollment: !isOver,
            rights: rights.map(({ id, available, held }) => ({
              entitlementId: writeNodeId("Entitlement", id),
              units: available + held,
            })),
          },
        },
        "... on Order { id }",
      );
      await until("Stripe has it", () =>
        town.database.refund.findFirst({
          where: { orderId, stripeRefundId: { not: null } },
        }),
      );
    });
    await until("the refund has come through", async () => {
      const { state } = await town.database.order.findUniqueOrThrow({
        where: { id: orderId },
      });
      return state === "REFUNDED";
    });
    const enrollment = await buyer.enrollment();
    expect(enrollment?.state).toBe(isOver ? "COMPLETED" : "REFUNDED");
    expect(await activeBookingsOf(buyer)).toBe(0);
    expect(await unusedOf(buyer)).toEqual({ available: 0, held: 0 });
    expect(await whatDoesNotAddUp(town.database)).toEqual([]);
  });

  test.each(["won", "lost"] as const)(
    "a dispute suspends what goes on, and that is %s",
    async (end) => {
      const buyer = await aBuyer(town);
      const { orderId, checkoutSessionId } = await goUntil(buyer, milestone);
      const before = await buyer.enrollment();
      const goesOn = before?.state === "ACTIVE";
      const dispute = await toldInAnyOrder(() =>
        town.stripe.openDispute(checkoutSessionId),
      );
      await until("the dispute is known", () =>
        town.database.dispute.findFirst({ where: { orderId } }),
      );
      expect((await buyer.enrollment())?.state).toBe(
        goesOn ? "SUSPENDED" : "COMPLETED",
      );
      await toldInAnyOrder(() => {
        town.stripe.closeDispute(dispute.id, end);
      });
      await until("the dispute is decided", () =>
        town.database.dispute.findFirst({
          where: { orderId, state: end === "won" ? "WON" : "LOST" },
        }),
      );
      const after = await buyer.enrollment();
      if (end === "won") {
        expect(after?.state).toBe(before?.state);
        // The seat went to somebody else meanwhile; the right to another is there again.
        expect(after?.steps.map(({ state }) => state)).toEqual(
          before?.steps.map(({ state, kind }) =>
            kind === "SESSION" && state === "IN_PROGRESS" ? "PENDING" : state,
          ),
        );
      } else {
        expect(after?.state).toBe(goesOn ? "REFUNDED" : "COMPLETED");
        expect(await activeBookingsOf(buyer)).toBe(0);
        expect(await unusedOf(buyer)).toEqual({ available: 0, held: 0 });
      }
      expect(await whatDoesNotAddUp(town.database)).toEqual([]);
    },
  );
});

test("after all of that the pipeline's figures are those of a full count", async () => {
  const events = await town.database.domainEvent.findMany({
    select: { tally: true },
  });
  expect(
    addTallies(...events.map(({ tally }) => (tally ?? {}) as Tally)),
  ).toEqual(await countEverything(town.database));
});

/** Bookings whose class was not attended, and which still keep a seat. */
const activeBookingsOf = ({ personId }: Buyer) =>
  town.database.booking.count({
    where: { personId, state: { in: ["HELD", "BOOKED"] }, attendance: null },
  });
