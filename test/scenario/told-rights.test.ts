import { randomUUID } from "node:crypto";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { withIntent } from "@throughline/domain/message/claim-delivery";
import type { Purpose } from "@throughline/domain/message/purpose";
import { proposeRevocations } from "@throughline/domain/refund/propose-revocations";
import { requestRefund } from "@throughline/domain/refund/request-refund";
import type { Desk } from "@throughline/jobs/desk";
import { write } from "@throughline/jobs/message/write";
import type { Prisma } from "@throughline/prisma";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bookingOf, verbsOf } from "../support/booking-school.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openSeatSchool, type SeatSchool } from "../support/seat-school.ts";
import { openShop } from "../support/shop.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let shop: Awaited<ReturnType<typeof openShop>>;
let seats: SeatSchool;
let verbs: ReturnType<typeof verbsOf>;
beforeAll(async () => {
  school = await openStore();
  shop = await openShop(school);
  seats = await openSeatSchool(school);
  verbs = verbsOf(school);
});
afterAll(() => school.close());
afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const cannotBeUsed = "cannot be used any more";
const givenBack = "used for it was given back";
const unused = "Nothing of yours was used up";

/** The last letter of a kind to somebody, as it is sent. */
async function letterTo(personId: string, purpose: Purpose): Promise<string> {
  const delivery = await school.database.delivery.findFirstOrThrow({
    where: { sendIntent: { personId, purpose } },
    include: withIntent,
    orderBy: { id: "desc" },
  });
  const ourSchool = { name: "Town School", portalUrl: "http://portal.test" };
  const desk = { store: school.store, school: ourSchool, now: () => monday };
  return (await write(desk as Desk, delivery)).text;
}

async function studentOf(personId: string) {
  const enrollment = await school.database.enrollment.findFirstOrThrow({
    where: { personId },
    include: { steps: { orderBy: { position: "asc" } } },
  });
  const steps = enrollment.steps.map(({ id }) => id);
  const [first] = enrollment.steps;
  return {
    ...{ personId, enrollmentId: enrollment.id, steps },
    courseStepId: first?.courseStepId ?? "",
  };
}

/** Somebody who bought the course, and a class of its first step. */
async function sell() {
  const { personId, orderId } = await shop.sell();
  return { orderId, student: await studentOf(personId) };
}

const addClass = (courseStepId: string, capacity = 3) =>
  makeSession(school.database, {
    ...{ capacity, startsAt: daysLater(7), courseStepIds: [courseStepId] },
  });

async function refundAll(orderId: string) {
  const proposal = await proposeRevocations(school.database, orderId, monday);
  if (!proposal) throw new Error("there is no such order");
  const wanted = { orderId, amount: 10_000, requestKey: randomUUID() };
  const why = { reason: "Asked for it", revocations: proposal.ofAll };
  const asked = await school.run((tx) =>
    requestRefund(tx, { ...wanted, ...why }, monday),
  );
  expect(asked.kind).toBe("requested");
}

describe("the letter that ends a booking", () => {
  test("does not say of a refunded course that its right came back", async () => {
    const { orderId, student } = await sell();
    const { id } = await addClass(student.courseStepId);
    bookingOf(await verbs.book(student, 1, id));
    await refundAll(orderId);
    const text = await letterTo(student.personId, "classLeft");
    expect(text).toContain(cannotBeUsed);
    expect(text).not.toContain(givenBack);
  });

  test("does not say of a refunded credit that it came back, and does of one that was bought apart", async () => {
    const { orderId, student } = await sell();
    const { personId } = student;
    const group = await addClass(student.courseStepId);
    const { id: alone } = await makeSession(school.database, {
      ...{ kind: "PRIVATE", capacity: 1, startsAt: daysLater(9) },
    });
    await school.run((tx) =>
      grantCredits(
        tx,
        {
          ...{ personId, occasion: `gift:${randomUUID()}` },
          components: [{ kind: "GROUP_CREDIT", units: 1, validDays: 9 }],
        },
        monday,
      ),
    );
    const late = daysLater(6.9);
    const own = bookingOf(await verbs.book(student, 1, group.id));
    await verbs.cancel(own, { acceptLate: true }, late);
    const next = await makeSession(school.database, {
      ...{ capacity: 3, startsAt: daysLater(8) },
      courseStepIds: [student.courseStepId],
    });
    const withCredit = { withCredit: true };
    bookingOf(await verbs.book(student, 1, next.id, withCredit, monday));
    const noStep = { enrollmentStepId: null };
    bookingOf(await verbs.book(student, 1, alone, noStep));
    await refundAll(orderId);
    const letters = await school.database.sendIntent.findMany({
      where: { personId, purpose: "classLeft" },
      select: { payload: true },
    });
    const told = letters.map(({ payload }) => payload as Prisma.JsonObject);
    const rightOf = (sessionId: string) =>
      told.find((each) => each["sessionId"] === sessionId)?.["right"];
    expect(rightOf(group.id)).toBe("FORFEITED");
    expect(rightOf(next.id)).toBe("RETURNED");
    expect(rightOf(alone)).toBe("ENDED");
  });

  test("does not say so of a place that was taken back", async () => {
    const order = await seats.buySeats(1);
    const holder = await seats.fill(order);
    const { personId } = holder;
    const student = await studentOf(personId);
    const { id } = await addClass(student.courseStepId);
    bookingOf(await verbs.book(student, 1, id));
    await seats.revoke(holder);
    const text = await letterTo(personId, "classLeft");
    expect(text).toContain(cannotBeUsed);
    expect(text).not.toContain(givenBack);
  });

  test("says of a step that was skipped that no other class is needed", async () => {
    const { student } = await sell();
    const { id } = await addClass(student.courseStepId);
    bookingOf(await verbs.book(student, 1, id));
    const skip = { stepId: student.steps[0] ?? "", reason: "She knows it." };
    await school.run((tx) => skipStep(tx, skip, monday));
    const text = await letterTo(student.personId, "classLeft");
    expect(text).toContain("You need no other class for it.");
    expect(text).not.toContain(givenBack);
  });

  test("says to whoever left in time that the right came back", async () => {
    const { student } = await sell();
    const { id } = await addClass(student.courseStepId);
    const bookingId = bookingOf(await verbs.book(student, 1, id));
    await verbs.cancel(bookingId);
    const text = await letterTo(student.personId, "classLeft");
    expect(text).toContain(givenBack);
  });

  test.each([
    [{ forfeited: true }, "the right to book it is used up"],
    [{ forfeited: false }, givenBack],
    [{}, givenBack],
  ])(
    "that was planned with %j before is written as then",
    async (old, says) => {
      const { student } = await sell();
      const { id } = await addClass(student.courseStepId);
      const bookingId = bookingOf(await verbs.book(student, 1, id));
      await verbs.cancel(bookingId);
      const { personId } = student;
      const intent = await school.database.sendIntent.findFirstOrThrow({
        where: { personId, purpose: "classLeft" },
      });
      const { right: _, ...payload } = intent.payload as Prisma.JsonObject;
      await school.database.sendIntent.update({
        where: { id: intent.id },
        data: { payload: { ...payload, ...old } },
      });
      expect(await letterTo(personId, "classLeft")).toContain(says);
    },
  );
});

describe("the letter that ends an offer", () => {
  /** Somebody who bought the course and is offered the one seat of a class. */
  async function whoIsOffered() {
    const [first, second] = [await sell(), await sell()];
    const { id } = await addClass(first.student.courseStepId, 1);
    const bookingId = bookingOf(await verbs.book(first.student, 1, id));
    await verbs.join(second.student, 1, id);
    await verbs.cancel(bookingId);
    return second;
  }

  test("does not say of a refunded course that nothing was used up", async () => {
    const { orderId, student } = await whoIsOffered();
    await refundAll(orderId);
    const text = await letterTo(student.personId, "offerEnded");
    expect(text).toContain(cannotBeUsed);
    expect(text).not.toContain(unused);
  });

  test("says so of one that was planned before it named the right", async () => {
    const { orderId, student } = await whoIsOffered();
    await refundAll(orderId);
    const { personId } = student;
    const intent = await school.database.sendIntent.findFirstOrThrow({
      where: { personId, purpose: "offerEnded" },
    });
    const { right: _, ...payload } = intent.payload as Prisma.JsonObject;
    await school.database.sendIntent.update({
      where: { id: intent.id },
      data: { payload },
    });
    expect(await letterTo(personId, "offerEnded")).toContain(unused);
  });
});
