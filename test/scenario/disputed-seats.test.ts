import { randomUUID } from "node:crypto";
import { book } from "@throughline/domain/booking/book";
import { isRefusal } from "@throughline/domain/outcome";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { booksAgree } from "../support/money.ts";
import { openPayees, type Payees } from "../support/payees.ts";
import { openPress, type Press } from "../support/press.ts";
import { openTill, type Till } from "../support/till.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
let till: Till;
let payees: Payees;
let press: Press;
beforeAll(async () => {
  town = await openTown();
  till = await openTill(town);
  payees = openPayees(town, till);
  press = await openPress(town);
  town.stripe.outbox.repeat(3);
});
afterEach(async () => {
  expect(await whatDoesNotAddUp(town.database)).toEqual([]);
  await booksAgree(town.database, payees.stripe);
});
afterAll(async () => {
  await press.close();
  await town.close();
});

/** An employer buys four places: one student attended a class and booked another, one has done nothing, one is invited, one is free. */
async function sellSeats() {
  const owner = await till.student();
  const begun = await till.begin(owner, { quantity: 4, isForOthers: true });
  town.stripe.pay(begun.url);
  await till.quiet();
  const { id: orderId, paymentIntentId } = await till.order(begun.number);
  const emails = ["used", "unused", "invited"].map(
    (name) => `${name}-${randomUUID()}@team.example`,
  );
  await owner.ask(
    `mutation ($input: InviteToSeatsInput!) { inviteToSeats(input: $input) { __typename ... on UserError { message } } }`,
    { input: { orderId: writeNodeId("Order", orderId), emails } },
  );
  const words: (string | undefined)[] = [];
  for (const email of emails) {
    const mail = await until("the link is mailed", () =>
      town.mailbox.to(email).at(0),
    );
    words.push(/\/claim\/([\w-]+)/.exec(mail.text)?.[1]);
  }
  const claim = async (index: number) => {
    const { claimSeat } = await till.guest.ask<{
      claimSeat: { __typename: string; message?: string };
    }>(
      `mutation ($input: ClaimSeatInput!) { claimSeat(input: $input) { __typename ... on UserError { message } } }`,
      { input: { word: words[index], givenName: "Zoë" } },
    );
    return claimSeat;
  };
  for (const index of [0, 1])
    expect(await claim(index)).toMatchObject({ __typename: "ClaimedSeat" });
  const holder = (index: number) =>
    town.database.enrollment.findFirstOrThrow({
      where: {
        person: { emails: { some: { address: emails[index] ?? "" } } },
      },
      include: { steps: { orderBy: { position: "asc" } } },
    });
  return {
    orderId,
    paymentIntentId: paymentIntentId ?? "",
    /** Resolves when a letter with such a subject is there for whoever has the place. */
    isTold: (index: number, subject: RegExp) =>
      until(`a letter says ${subject.source}`, () =>
        town.mailbox
          .to(emails[index] ?? "")
          .find((mail) => subject.test(mail.subject)),
      ),
    claim,
    holder,
    seats: async () =>
      (await town.database.seat.findMany({ where: { orderId } }))
        .map(({ state }) => state)
        .toSorted(),
    rightsOf: async (index: number) => {
      const { personId } = await holder(index);
      return town.database.entitlement.findMany({
        where: { personId },
        include: { entries: true },
      });
    },
  };
}

type Sold = Awaited<ReturnType<typeof sellSeats>>;

/** The first student attends a class of the first step and books one of the second. */
async function useSome({ holder }: Sold) {
  const { personId, steps } = await holder(0);
  const take = async (index: number, minutes: number) => {
    const step = steps[index];
    const { id: sessionId } = await makeSession(town.database, {
      startsAt: new Date(Date.now() + minutes * 60_000),
      capacity: 3,
      courseStepIds: [step?.courseStepId ?? ""],
    });
    const booked = await press.run((tx) =>
      book(
        tx,
        {
          personId,
          sessionId,
          enrollmentStepId: step?.id ?? "",
          requestKey: randomUUID(),
          acceptOverlap: true,
        },
        new Date(),
      ),
    );
    if (isRefusal(booked) || booked.kind !== "booked")
      throw new Error(JSON.stringify(booked));
    return { sessionId, bookingId: booked.bookingId };
  };
  const attended = await take(0, 10);
  const { outcome } = await town.admin.ask<{
    outcome: { __typename: string; message?: string };
  }>(
    `mutation ($input: MarkAttendanceInput!) { outcome: markAttendance(input: $input) { __typename ... on UserError { message } } }`,
    {
      input: {
        bookingId: writeNodeId("Booking", attended.bookingId),
        mark: "ATTENDED",
      },
    },
  );
  expect(outcome).toEqual({ __typename: "Session" });
  const coming = await take(1, 3 * 24 * 60);
  return { attended, coming };
}

const seatsTaken = async (id: string) =>
  (await town.database.session.findUniqueOrThrow({ where: { id } })).seatsTaken;

/** What was consumed of a right, which nothing ever takes back. */
const used = (rights: Awaited<ReturnType<Sold["rightsOf"]>>) =>
  rights.flatMap(({ entries }) =>
    entries.filter(({ kind }) => kind === "CONSUME"),
  ).length;

const left = (rights: Awaited<ReturnType<Sold["rightsOf"]>>) =>
  rights.reduce((sum, { available, held }) => sum + available + held, 0);

test("a dispute that is won pauses everybody who took a seat, and lets them go on", async () => {
  const sold = await sellSeats();
  const { coming } = await useSome(sold);
  const { id } = town.stripe.openDispute(sold.paymentIntentId);
  await till.quiet();
  expect((await sold.holder(0)).state).toBe("SUSPENDED");
  expect((await sold.holder(1)).state).toBe("SUSPENDED");
  // The class to come is given up, and the right to another is there again.
  expect(await seatsTaken(coming.sessionId)).toBe(0);
  expect(await sold.claim(2)).toMatchObject({ __typename: "Refused" });

  await till.inAnyOrder(() => {
    town.stripe.closeDispute(id, "won");
  });
  expect((await sold.holder(0)).state).toBe("ACTIVE");
  expect((await sold.holder(1)).state).toBe("ACTIVE");
  const rights = await sold.rightsOf(0);
  expect([used(rights), left(rights)]).toEqual([1, 4]);
  const paused = await sold.isTold(1, /stands still/);
  expect(paused.text).toContain("looked into by the bank");
  for (const index of [0, 1]) await sold.isTold(index, /goes on/);
  expect(await sold.claim(2)).toMatchObject({ __typename: "ClaimedSeat" });
  expect(await sold.seats()).toEqual(["CLAIMED", "CLAIMED", "CLAIMED", "OPEN"]);
});

test.each([
  ["after we heard of it", false],
  ["before we hear of it, told in any order", true],
])(
  "a dispute that is lost %s ends the seats: what was used stays and is said, what was not is taken back",
  async (_when, isAtOnce) => {
    const sold = await sellSeats();
    const { attended } = await useSome(sold);
    if (isAtOnce)
      await till.inAnyOrder(() => {
        const { id } = town.stripe.openDispute(sold.paymentIntentId);
        town.stripe.closeDispute(id, "lost");
      });
    else {
      const { id } = town.stripe.openDispute(sold.paymentIntentId);
      await till.quiet();
      town.stripe.closeDispute(id, "lost");
      await till.quiet();
    }
    expect(await sold.seats()).toEqual(Array(4).fill("REVOKED"));
    for (const index of [0, 1])
      expect((await sold.holder(index)).state).toBe("CANCELED");
    const rights = await sold.rightsOf(0);
    expect([used(rights), left(rights)]).toEqual([1, 0]);
    expect(left(await sold.rightsOf(1))).toBe(0);
    await sold.isTold(1, /has ended/);
    // What was attended stays attended.
    expect(
      await town.database.attendance.findUnique({
        where: { bookingId: attended.bookingId },
      }),
    ).toMatchObject({ state: "ATTENDED" });
    expect((await sold.holder(0)).steps[0]?.state).toBe("COMPLETED");
    const revoked = await town.database.entitlementEntry.findMany({
      where: { kind: "REVOKE", entitlement: { orderId: sold.orderId } },
    });
    expect(revoked.length).toBeGreaterThan(0);
    for (const { cause } of revoked) expect(cause).toContain("bank");
    expect(await sold.claim(2)).toMatchObject({
      __typename: expect.stringMatching(/Refused|NotFound/) as string,
    });
    const order = await town.database.order.findUniqueOrThrow({
      where: { id: sold.orderId },
    });
    expect(order).toMatchObject({ state: "REFUNDED", refunded: 40_000 });
    await until("the staff is told", () =>
      town.database.staffAlert.findFirst({
        where: { kind: "disputeClosed", href: `/orders/${order.number}` },
      }),
    );
  },
);
