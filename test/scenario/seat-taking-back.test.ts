import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { revokeSeats } from "@throughline/domain/seat/revoke-seats";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openSeatSchool, type SeatSchool } from "../support/seat-school.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let seats: SeatSchool;
beforeAll(async () => {
  school = await openStore();
  seats = await openSeatSchool(school);
});
afterAll(() => school.close());

describe("taking a seat back", () => {
  test("ends the course of its holder, takes what is unused, and frees it for another", async () => {
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    expect(await seats.revoke(ana)).toMatchObject({ kind: "revoked" });
    expect(await seats.revoke(ana)).toMatchObject({ kind: "unchanged" });
    expect(await seats.stateOf(ana)).toBe("CANCELED");
    const rights = await seats.rightsOf(ana.personId);
    expect(rights.map(({ available }) => available)).toEqual([0, 0, 0]);
    expect(await seats.states(order)).toEqual(["OPEN", "REVOKED"]);
  });

  test("gives it to somebody else, once, however many ask at once", async () => {
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    const outcomes = await Promise.all(
      ["b@y.example", "c@y.example"].map((email) => seats.reassign(ana, email)),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "reassigned",
      "refused",
    ]);
    expect(await seats.states(order)).toEqual(["INVITED", "REVOKED"]);
  });

  test("is used up once its holder has begun the course", async () => {
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    const step = await school.database.enrollmentStep.findFirstOrThrow({
      where: { enrollmentId: ana.enrollmentId },
    });
    await school.run((tx) =>
      markStepComplete(
        tx,
        { stepId: step.id, reason: "She was there." },
        monday,
      ),
    );
    expect(await seats.reassign(ana, "d@y.example")).toMatchObject({
      kind: "refused",
      field: "seatId",
    });
    expect(await seats.stateOf(ana)).toBe("ACTIVE");
    expect(await seats.revoke(ana)).toMatchObject({ kind: "usedUp" });
    expect(await seats.states(order)).toEqual(["REVOKED"]);
  });

  test("after a refund opens nothing in its place, and a link opens nothing", async () => {
    const order = await seats.buySeats(3);
    await seats.fill(order);
    const { word } = await seats.invite(order, "refund@x.example");
    const revoke = () =>
      school.run((tx) =>
        revokeSeats(tx, { orderId: order.id, reason: "Refunded." }, monday),
      );
    expect(await revoke()).toMatchObject({ kind: "revoked" });
    expect(await revoke()).toMatchObject({ kind: "unchanged" });
    expect(await seats.states(order)).toEqual([
      "REVOKED",
      "REVOKED",
      "REVOKED",
    ]);
    const { id: personId } = await makePerson(school.database);
    expect(await seats.claim(word, { personId })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("taken back") as string,
    });
  });

  test("while it is claimed leaves either a holder or nobody, never half", async () => {
    const order = await seats.buySeats(1);
    const { seatId, word } = await seats.invite(order, "both@x.example");
    const { id: personId } = await makePerson(school.database);
    await Promise.all([
      seats.claim(word, { personId }),
      seats.revoke({ seatId }),
    ]);
    const open = await school.database.enrollment.count({
      where: { personId, state: "ACTIVE" },
    });
    expect(open).toBe(0);
    expect(await seats.states(order)).toEqual(["OPEN", "REVOKED"]);
  });

  test("leaves a letter unsent whose link opens nothing any more", async () => {
    const order = await seats.buySeats(1);
    const { seatId } = await seats.invite(order, "unsent@x.example");
    await seats.revoke({ seatId }, daysLater(1));
    expect(
      await school.database.sendIntent.findFirstOrThrow({
        where: { purpose: "seatInvitation", personId: order.personId },
      }),
    ).toMatchObject({ expiresAt: daysLater(1) });
  });
});
