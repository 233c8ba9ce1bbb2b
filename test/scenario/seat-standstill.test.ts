import { addEntry } from "@throughline/domain/entitlement/add-entry";
import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { inviteToSeats } from "@throughline/domain/seat/invite-to-seats";
import { readOfferedSeat } from "@throughline/domain/seat/read-offered-seat";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openSeatSchool, type SeatSchool } from "../support/seat-school.ts";
import { toldOf } from "../support/standing.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let seats: SeatSchool;
beforeAll(async () => {
  school = await openStore();
  seats = await openSeatSchool(school);
});
afterAll(() => school.close());

/** The bank of an order's buyer says something of its payment. */
function openDispute(order: {
  id: string;
  currency: string;
  total: number | null;
}) {
  const say = (state: "OPEN" | "WON" | "LOST", now: Date) =>
    school.run((tx) =>
      applyDispute(
        tx,
        {
          orderId: order.id,
          facts: {
            stripeDisputeId: `dp_${order.id}`,
            state,
            amount: order.total ?? 0,
            currency: order.currency,
            reason: "fraudulent",
            openedAt: monday,
            dueAt: daysLater(20),
          },
        },
        now,
      ),
    );
  return { say };
}

describe("while the payment of seats is disputed", () => {
  test("nobody is invited, and nobody claims", async () => {
    const order = await seats.buySeats(2);
    const { word } = await seats.invite(order, "waiting@bank.example");
    const dispute = openDispute(order);
    await dispute.say("OPEN", daysLater(1));
    const invitation = { orderId: order.id, emails: ["late@bank.example"] };
    const invite = () =>
      school.run((tx) => inviteToSeats(tx, invitation, daysLater(1)));
    expect(await invite()).toMatchObject({ kind: "refused", field: "orderId" });
    const offered = await school.run((tx) =>
      readOfferedSeat(tx, { word, personId: null }, daysLater(1)),
    );
    expect(offered?.fault).toContain("is being clarified");
    const { id: personId } = await makePerson(school.database);
    expect(await seats.claim(word, { personId }, daysLater(1))).toMatchObject({
      kind: "refused",
      field: "word",
    });
    await dispute.say("WON", daysLater(2));
    expect((await invite()).kind).toBe("invited");
    expect((await seats.claim(word, { personId }, daysLater(2))).kind).toBe(
      "claimed",
    );
  });

  test("a license that ends meanwhile keeps its seats still when the dispute is won", async () => {
    const license = await seats.buyLicense(1);
    const ana = await seats.fill(license.order);
    const dispute = openDispute(license.order);
    await dispute.say("OPEN", daysLater(1));
    await license.say({ status: "canceled" }, daysLater(2));
    await license.settle(daysLater(2));
    await dispute.say("WON", daysLater(3));
    expect(await seats.stateOf(ana)).toBe("SUSPENDED");
    await license.say({ status: "active" }, daysLater(4));
    await license.settle(daysLater(4));
    expect(await seats.stateOf(ana)).toBe("ACTIVE");
    expect(await toldOf(school.database, ana.enrollmentId)).toEqual([
      "coursePaused DISPUTE",
      "courseResumed",
    ]);
  });

  test("a license that goes on leaves its seats to the dispute", async () => {
    const license = await seats.buyLicense(1);
    const ana = await seats.fill(license.order);
    await license.say({ status: "paused" }, daysLater(1));
    await license.settle(daysLater(1));
    const dispute = openDispute(license.order);
    await dispute.say("OPEN", daysLater(2));
    await license.say({ status: "active" }, daysLater(3));
    await license.settle(daysLater(3));
    expect(await seats.stateOf(ana)).toBe("SUSPENDED");
    await dispute.say("WON", daysLater(4));
    expect(await seats.stateOf(ana)).toBe("ACTIVE");
    expect(await toldOf(school.database, ana.enrollmentId)).toEqual([
      "coursePaused LICENSE",
      "courseResumed",
    ]);
  });
});

test("a seat whose credits were used is given to nobody else; one whose use was given back is", async () => {
  const order = await seats.buySeats(2);
  const [ana, ben] = [await seats.fill(order), await seats.fill(order)];
  for (const { enrollmentId } of [ana, ben]) {
    const credit = await school.database.entitlement.findFirstOrThrow({
      where: { enrollmentId, kind: "PRIVATE_CREDIT" },
    });
    const line = { entitlementId: credit.id, units: 1, cause: "A lesson." };
    await school.run(async (tx) => {
      for (const kind of ["HOLD", "CONSUME"] as const)
        await addEntry(
          tx,
          { ...line, kind, key: `${kind}:${credit.id}` },
          monday,
        );
      if (enrollmentId === ben.enrollmentId)
        await addEntry(
          tx,
          {
            ...line,
            kind: "RELEASE",
            wasUsed: true,
            key: `return:${credit.id}`,
          },
          monday,
        );
    });
  }
  expect(await seats.reassign(ana, "next@team.example")).toMatchObject({
    kind: "refused",
    field: "seatId",
  });
  expect((await seats.reassign(ben, "next@team.example")).kind).toBe(
    "reassigned",
  );
});
