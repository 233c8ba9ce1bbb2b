import { randomUUID } from "node:crypto";
import { book } from "@throughline/domain/booking/book";
import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makeOrder } from "@throughline/seed/factory/order";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
} from "../support/booking-school.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let verbs: ReturnType<typeof verbsOf>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  verbs = verbsOf(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});
afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const clarified = "stand still while the payment is being clarified";
const suspended = "stand still while the course is suspended";
const bundle = [
  { kind: "GROUP_CREDIT", units: 2, validDays: null },
] as const satisfies Parameters<typeof grantCredits>[1]["components"];

/** A class of no course, seven days ahead. */
const addOpenClass = (capacity = 5) =>
  makeSession(school.database, { startsAt: daysLater(7), capacity });

const spend = (personId: string, sessionId: string, byStaff = false) =>
  school.run((tx) =>
    book(
      tx,
      {
        ...{ personId, sessionId, byStaff },
        ...{ enrollmentStepId: null, requestKey: null, acceptOverlap: true },
      },
      monday,
    ),
  );

/** A paid order of the bundle, and what the buyer's bank does about it. */
async function buy(personId: string | null) {
  const product = await makeProduct(school.database, { kind: "CREDITS" });
  const order = await makeOrder(school.database, {
    ...{ product, personId, state: "PAID" },
  });
  const stripeDisputeId = `dp_${randomUUID()}`;
  const facts = {
    ...{ stripeDisputeId, amount: order.total ?? 0, dueAt: null },
    ...{ currency: order.currency, reason: "fraudulent", openedAt: monday },
  };
  return {
    orderId: order.id,
    dispute: async (state: "OPEN" | "WON" | "LOST") => {
      const applied = await school.run((tx) =>
        applyDispute(
          tx,
          { orderId: order.id, facts: { ...facts, state } },
          monday,
        ),
      );
      expect(applied.kind).toBe("applied");
    },
  };
}

async function whoBoughtCredits() {
  const { id: personId } = await makePerson(school.database);
  const { orderId, dispute } = await buy(personId);
  await school.run((tx) =>
    grantCredits(tx, { personId, orderId, components: bundle }, monday),
  );
  return { personId, orderId, dispute };
}

/** What they see of their credits, and whether the staff finds them for a class. */
async function look(personId: string, sessionId: string) {
  const own: Asker = { role: "STUDENT", personId };
  const seen = await api.ask(
    own,
    `query ($id: ID!) { entitlements(personId: $id, kinds: [GROUP_CREDIT]) { edges { node { available usable stoppedBy } } } }`,
    { id: writeNodeId("Person", personId) },
  );
  const found = await api.ask(
    { role: "ADMIN" },
    `query ($id: ID!) { node(id: $id) { ... on Session { bookable { personId } } } }`,
    { id: writeNodeId("Session", sessionId) },
  );
  const { entitlements } = seen.data as unknown as {
    entitlements: {
      edges: { node: { usable: number; stoppedBy: string | null } }[];
    };
  };
  const { node } = found.data as unknown as {
    node: { bookable: { personId: string }[] };
  };
  return {
    stoppedBy: entitlements.edges.map((edge) => edge.node.stoppedBy),
    usable: entitlements.edges.map((edge) => edge.node.usable),
    isBookable: node.bookable.some(
      (each) => each.personId === writeNodeId("Person", personId),
    ),
  };
}

describe("credits whose payment is disputed", () => {
  test("pay for nothing, also by the staff, until the dispute is won", async () => {
    const { personId, dispute } = await whoBoughtCredits();
    const { id } = await addOpenClass();
    expect(await look(personId, id)).toEqual({
      stoppedBy: [null],
      usable: [2],
      isBookable: true,
    });
    await dispute("OPEN");
    for (const byStaff of [false, true])
      expect(await spend(personId, id, byStaff)).toMatchObject({
        kind: "refused",
        field: "sessionId",
        message: expect.stringContaining(clarified) as string,
      });
    expect(await look(personId, id)).toEqual({
      stoppedBy: ["PAYMENT"],
      usable: [0],
      isBookable: false,
    });
    await dispute("WON");
    expect(await look(personId, id)).toEqual({
      stoppedBy: [null],
      usable: [2],
      isBookable: true,
    });
    expect(await spend(personId, id)).toMatchObject({ kind: "booked" });
  });

  test("leave other credits as they are", async () => {
    const { personId, dispute } = await whoBoughtCredits();
    await dispute("OPEN");
    await school.run((tx) =>
      grantCredits(
        tx,
        { personId, occasion: `gift:${randomUUID()}`, components: bundle },
        monday,
      ),
    );
    const { id } = await addOpenClass();
    const bookingId = bookingOf(await spend(personId, id));
    const { entitlement } = await school.database.booking.findUniqueOrThrow({
      where: { id: bookingId },
      include: { entitlement: true },
    });
    expect(entitlement.orderId).toBeNull();
  });

  test("stand still with whoever holds a seat of the order", async () => {
    const { id: personId } = await makePerson(school.database);
    const { orderId, dispute } = await buy(null);
    const { id: seatId } = await school.database.seat.create({
      data: { orderId, personId, state: "CLAIMED", claimedAt: monday },
    });
    await school.run((tx) =>
      grantCredits(tx, { personId, seatId, components: bundle }, monday),
    );
    await dispute("OPEN");
    const { id } = await addOpenClass();
    expect(await spend(personId, id)).toMatchObject({
      message: expect.stringContaining(clarified) as string,
    });
    expect(await look(personId, id)).toEqual({
      stoppedBy: ["PAYMENT"],
      usable: [0],
      isBookable: false,
    });
  });

  test("accept no offer, and let the next in line have the seat", async () => {
    const one = await whoBoughtCredits();
    const other = await whoBoughtCredits();
    const { id: sessionId } = await addOpenClass(1);
    const first = await whoBoughtCredits();
    const bookingId = bookingOf(await spend(first.personId, sessionId));
    for (const { personId } of [one, other])
      await school.run((tx) =>
        joinWaitlist(
          tx,
          { personId, sessionId, enrollmentStepId: null },
          monday,
        ),
      );
    await verbs.cancel(bookingId);
    const offerOf = (personId: string) =>
      school.database.waitlistOffer.findFirst({
        where: { entry: { personId, sessionId } },
      });
    const offer = await offerOf(one.personId);
    await one.dispute("OPEN");
    expect(await verbs.accept(offer?.id ?? "")).toMatchObject({
      field: "offerId",
      message: expect.stringContaining(clarified) as string,
    });
    await one.dispute("WON");
    expect(await verbs.accept(offer?.id ?? "")).toMatchObject({
      kind: "booked",
    });
    expect(await offerOf(other.personId)).toBeNull();
  });
});

describe("credits of a course that is suspended", () => {
  test("pay for nothing until it goes on", async () => {
    const room = await openBookingSchool(school);
    const { personId, enrollmentId } = await room.addStudent();
    await school.run((tx) =>
      grantCredits(
        tx,
        {
          ...{ personId, enrollmentId, components: bundle },
          occasion: `gift:${randomUUID()}`,
        },
        monday,
      ),
    );
    const { id } = await addOpenClass();
    const change = { enrollmentId, reason: "On leave" };
    await school.run((tx) => changeEnrollment(tx, "suspend", change, monday));
    for (const byStaff of [false, true])
      expect(await spend(personId, id, byStaff)).toMatchObject({
        kind: "refused",
        message: expect.stringContaining(suspended) as string,
      });
    expect(await look(personId, id)).toEqual({
      stoppedBy: ["COURSE"],
      usable: [0],
      isBookable: false,
    });
    await school.run((tx) => changeEnrollment(tx, "resume", change, monday));
    expect(await spend(personId, id)).toMatchObject({ kind: "booked" });
  });
});

test("credits whose time is over count for nothing", async () => {
  const { id: personId } = await makePerson(school.database);
  for (const days of [-1, 365])
    await makeEntitlement(school.database, {
      ...{ personId, kind: "GROUP_CREDIT", units: 3 },
      expiresAt: daysLater(days),
    });
  const { id } = await addOpenClass();
  expect(await look(personId, id)).toMatchObject({ usable: [0, 3] });
});
