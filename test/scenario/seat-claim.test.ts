import { inviteAgain } from "@throughline/domain/seat/invite-again";
import { inviteToSeats } from "@throughline/domain/seat/invite-to-seats";
import { readOfferedSeat } from "@throughline/domain/seat/read-offered-seat";
import { openSeats } from "@throughline/domain/seat/open-seats";
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

/** What the page behind a link says stands against claiming. */
const faultOfLink = async (word: string, personId: string | null) =>
  (
    await school.run((tx) =>
      readOfferedSeat(tx, { word, personId }, daysLater(1)),
    )
  )?.fault;

describe("seats that were bought for others", () => {
  test("are opened once, however often the payment is told", async () => {
    const order = await seats.buySeats(3);
    await school.run((tx) =>
      openSeats(tx, { orderId: order.id, count: 3 }, monday),
    );
    expect(await seats.states(order)).toEqual(["OPEN", "OPEN", "OPEN"]);
  });

  test("are promised to addresses, all or none", async () => {
    const order = await seats.buySeats(2);
    const invite = (emails: string[]) =>
      school.run((tx) =>
        inviteToSeats(tx, { orderId: order.id, emails }, monday),
      );
    expect(
      await invite(["a@x.example", "b@x.example", "c@x.example"]),
    ).toMatchObject({
      kind: "refused",
      field: "emails",
    });
    expect(await seats.states(order)).toEqual(["OPEN", "OPEN"]);
    await invite(["a@x.example"]);
    expect(await invite(["b@x.example", "a@x.example"])).toMatchObject({
      kind: "refused",
      field: "emails.1",
    });
    expect(await seats.states(order)).toEqual(["INVITED", "OPEN"]);
  });

  test("keep no word of a link, only what it hashes to; the letter goes to the address", async () => {
    const order = await seats.buySeats(1);
    const { seatId, word } = await seats.invite(order, "hash@x.example");
    const seat = await school.database.seat.findUniqueOrThrow({
      where: { id: seatId },
    });
    expect(JSON.stringify(seat)).not.toContain(word);
    const intent = await school.database.sendIntent.findFirstOrThrow({
      where: { purpose: "seatInvitation", personId: order.personId },
      include: { deliveries: true },
    });
    expect(JSON.stringify(intent)).not.toContain(word);
    expect(intent.deliveries).toMatchObject([{ address: "hash@x.example" }]);
  });
});

describe("claiming a seat", () => {
  test("enrolls whoever is signed in, with all that was bought, once", async () => {
    const order = await seats.buySeats(1);
    const { id: personId } = await makePerson(school.database);
    const { seatId, word } = await seats.invite(order, "ana@x.example");
    const claimed = await seats.claim(word, { personId });
    expect(claimed).toMatchObject({ kind: "claimed", seatId });
    expect(await seats.claim(word, { personId })).toMatchObject({
      kind: "alreadyClaimed",
    });
    expect(await seats.rightsOf(personId)).toEqual([
      { kind: "STEP_BOOKING", available: 1, seatId },
      { kind: "STEP_BOOKING", available: 1, seatId },
      { kind: "PRIVATE_CREDIT", available: 2, seatId },
    ]);
  });

  test("makes a newcomer a person of the invited address, and invites them", async () => {
    const order = await seats.buySeats(1);
    const { word } = await seats.invite(order, "new@x.example");
    const claimed = await seats.claim(word, {
      givenName: "Núria",
      familyName: "Ñandú",
    });
    if (claimed.kind !== "claimed") throw new Error("not claimed");
    expect(
      await school.database.person.findUniqueOrThrow({
        where: { id: claimed.personId },
        include: { emails: true, user: true, sendIntents: true },
      }),
    ).toMatchObject({
      givenName: "Núria",
      emails: [{ address: "new@x.example" }],
      user: { role: "STUDENT" },
      sendIntents: [{ purpose: "invitation" }],
    });
  });

  test("gives one seat to one of two who follow a link at once", async () => {
    const order = await seats.buySeats(1);
    const { word } = await seats.invite(order, "race@x.example");
    const people = await Promise.all(
      Array.from({ length: 8 }, () => makePerson(school.database)),
    );
    const outcomes = await Promise.all(
      people.map(({ id: personId }) => seats.claim(word, { personId })),
    );
    expect(outcomes.filter(({ kind }) => kind === "claimed")).toHaveLength(1);
    expect(
      await school.database.enrollment.count({
        where: { personId: { in: people.map(({ id }) => id) } },
      }),
    ).toBe(1);
  });

  test("gives one person one seat of a course, also by two links at once", async () => {
    const order = await seats.buySeats(2);
    const { id: personId } = await makePerson(school.database);
    const links = [
      await seats.invite(order, "one@x.example"),
      await seats.invite(order, "two@x.example"),
    ];
    const outcomes = await Promise.all(
      links.map(({ word }) => seats.claim(word, { personId })),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "claimed",
      "refused",
    ]);
    expect(await seats.states(order)).toEqual(["CLAIMED", "INVITED"]);
  });

  test("leaves the seat free for others where one is in the course already", async () => {
    const first = await seats.buySeats(1);
    const { personId } = await seats.fill(first);
    const second = await seats.buySeats(1);
    const { word } = await seats.invite(second, "again@x.example");
    const refused = await seats.claim(word, { personId });
    expect(refused).toMatchObject({ kind: "refused", field: "word" });
    expect(await faultOfLink(word, personId)).toBe(
      "message" in refused && refused.message,
    );
    expect(await faultOfLink(word, null)).toBeNull();
    expect(await seats.states(second)).toEqual(["INVITED"]);
  });

  test("offers no second seat of a purchase to whoever has one, nor one beyond those that are paid", async () => {
    const order = await seats.buySeats(2);
    const { personId } = await seats.fill(order);
    const { word } = await seats.invite(order, "second@x.example");
    expect(await faultOfLink(word, personId)).toContain("same purchase");

    const license = await seats.buyLicense(2);
    await seats.fill(license.order);
    const late = await seats.invite(license.order, "beyond@x.example");
    expect(await faultOfLink(late.word, null)).toBeNull();
    await license.say({ seatCount: 1 }, daysLater(1));
    expect(await faultOfLink(late.word, null)).toContain(
      "All places that are paid are taken.",
    );
  });

  test("opens nothing by a link that is too old, or was sent anew since", async () => {
    const order = await seats.buySeats(1);
    const { seatId, word } = await seats.invite(order, "late@x.example");
    const { id: personId } = await makePerson(school.database);
    expect(await seats.claim(word, { personId }, daysLater(31))).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("is over") as string,
    });
    await school.run((tx) => inviteAgain(tx, { seatId }, daysLater(1)));
    expect(await seats.claim(word, { personId }, daysLater(1))).toMatchObject({
      kind: "notFound",
    });
    const anew = await seats.linkOf(seatId);
    expect(await seats.claim(anew, { personId }, daysLater(20))).toMatchObject({
      kind: "claimed",
    });
  });

  test("writes to nobody twice within some minutes", async () => {
    const order = await seats.buySeats(1);
    const { seatId } = await seats.invite(order, "soon@x.example");
    expect(
      await school.run((tx) => inviteAgain(tx, { seatId }, monday)),
    ).toMatchObject({ kind: "refused", field: "seatId" });
  });
});

test("a purchase that was given back promises no seat, and its links open none", async () => {
  const order = await seats.buySeats(3);
  const { seatId, word } = await seats.invite(order, "given@x.example");
  await school.database.order.update({
    where: { id: order.id },
    data: { state: "REFUNDED" },
  });
  const { id: orderId } = order;
  const gaveBack = expect.stringContaining("refunded") as string;
  const emails = ["another@x.example"];
  expect(
    await school.run((tx) => inviteToSeats(tx, { orderId, emails }, monday)),
  ).toMatchObject({ kind: "refused", field: "orderId", message: gaveBack });
  expect(
    await school.run((tx) => inviteAgain(tx, { seatId }, daysLater(1))),
  ).toMatchObject({ kind: "refused", field: "seatId", message: gaveBack });
  const { id: personId } = await makePerson(school.database);
  expect(await seats.claim(word, { personId })).toMatchObject({
    kind: "refused",
    field: "word",
    message: gaveBack,
  });
  const offered = await school.run((tx) =>
    readOfferedSeat(tx, { word, personId }, monday),
  );
  expect(offered?.fault).toEqual(gaveBack);
  expect(await seats.states(order)).toEqual(["INVITED", "OPEN", "OPEN"]);
  expect(await seats.rightsOf(personId)).toEqual([]);
});
