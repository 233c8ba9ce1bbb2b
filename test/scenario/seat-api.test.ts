import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import { fullName } from "@throughline/domain/person/person.rules";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openSeatSchool, type SeatSchool } from "../support/seat-school.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let seats: SeatSchool;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  seats = await openSeatSchool(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

describe("through the API", () => {
  const manage = /* GraphQL */ `
    mutation ($input: RevokeSeatInput!) {
      revokeSeat(input: $input) {
        __typename
        ... on UserError {
          field
          message
        }
      }
    }
  `;

  test("whoever bought the seats manages them; a holder and a stranger do not", async () => {
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    const stranger = await makeUser(school.database);
    const input = {
      seatId: writeNodeId("Seat", ana.seatId),
      reason: "They left the company.",
    };
    for (const personId of [ana.personId, stranger.personId]) {
      const refused = await api.ask({ role: "STUDENT", personId }, manage, {
        input,
      });
      expect(refused.data?.revokeSeat).toMatchObject({
        __typename: "NotFound",
      });
    }
    expect(await seats.states(order)).toEqual(["CLAIMED"]);
    const { personId } = order;
    const done = await api.ask({ role: "STUDENT", personId }, manage, {
      input,
    });
    expect(done.data?.revokeSeat).toMatchObject({ __typename: "Seat" });
  });

  test("a link tells what it offers to anybody who has it, and claims it", async () => {
    const order = await seats.buySeats(1);
    const { word } = await seats.invite(order, "zoe@x.example");
    const offered = await api.ask(
      { role: "ANONYMOUS" },
      "query ($word: String!) { offeredSeat(word: $word) { courseTitle sentTo fault } }",
      { word },
    );
    expect(offered).toMatchObject({
      data: {
        offeredSeat: {
          courseTitle: seats.course.title,
          sentTo: "z…@x.example",
          fault: null,
        },
      },
    });
    const claim = (input: object) =>
      api.ask(
        { role: "ANONYMOUS" },
        `mutation ($input: ClaimSeatInput!) { claimSeat(input: $input) {
          __typename ... on ClaimedSeat { enrollmentId } ... on UserError { field message } } }`,
        { input: { word, ...input } },
      );
    expect(await claim({ givenName: "a\0b" })).toMatchObject({
      data: {
        claimSeat: { __typename: "InvalidInput", field: "input.givenName" },
      },
    });
    expect(await claim({ givenName: "Zoë" })).toMatchObject({
      data: { claimSeat: { __typename: "ClaimedSeat", enrollmentId: null } },
    });
    expect(await claim({ givenName: "Eve" })).toMatchObject({
      data: { claimSeat: { __typename: "Refused", field: "input.word" } },
    });
  });

  test("whoever bought places sees them with their license; a holder sees their own", async () => {
    const license = await seats.buyLicense(2);
    const ana = await seats.fill(license.order);
    const seen = await api.ask(
      { role: "STUDENT", personId: license.order.personId },
      `{ myPlaces(first: 5) { totalCount edges { node { number license { state surplus isRunning seatCount }
        seats(first: 5) { totalCount edges { node { state email isSuspended } } } } } } }`,
    );
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toMatchObject({
      myPlaces: {
        edges: [
          {
            node: {
              license: { state: "ACTIVE", surplus: 0, isRunning: true },
              seats: { totalCount: 2 },
            },
          },
        ],
      },
    });
    const own = await api.ask(
      { role: "STUDENT", personId: ana.personId },
      "query ($id: ID!) { node(id: $id) { ... on Seat { state } } }",
      { id: writeNodeId("Seat", ana.seatId) },
    );
    expect(own).toMatchObject({ data: { node: { state: "CLAIMED" } } });
  });

  test("a holder is told from whom a place came, and that it was taken back; nobody else's is shown", async () => {
    const order = await seats.buySeats(2);
    const buyer = await school.database.person.findUniqueOrThrow({
      where: { id: order.personId },
    });
    const ana = await seats.fill(order);
    await seats.fill(order);
    const given = async (personId: string) => {
      const { data, errors } = await api.ask(
        { role: "STUDENT", personId },
        "{ givenSeats { courseTitle giverName revokedAt enrollmentId } }",
      );
      expect(errors).toBeUndefined();
      return data?.givenSeats;
    };
    const place = {
      courseTitle: seats.course.title,
      giverName: fullName(buyer),
      enrollmentId: writeNodeId("Enrollment", ana.enrollmentId),
    };
    expect(await given(ana.personId)).toEqual([{ ...place, revokedAt: null }]);
    expect(await given(order.personId)).toEqual([]);
    await seats.revoke(ana);
    expect(await given(ana.personId)).toEqual([
      { ...place, revokedAt: monday.toISOString() },
    ]);
  });

  test("whoever bought places is told why none can be given just now, and when a link can be sent again", async () => {
    const license = await seats.buyLicense(2);
    await seats.fill(license.order);
    const { seatId } = await seats.invite(license.order, "soon@x.example");
    const ask = async () => {
      const { data, errors } = await api.ask(
        { role: "STUDENT", personId: license.order.personId },
        "query ($order: ID!, $seat: ID!) { order: node(id: $order) { ... on Order { inviteFault } } seat: node(id: $seat) { ... on Seat { inviteAgainAt } } }",
        {
          order: writeNodeId("Order", license.order.id),
          seat: writeNodeId("Seat", seatId),
        },
      );
      expect(errors).toBeUndefined();
      return data;
    };
    const tenMinutesLater = new Date(monday.getTime() + 600_000).toISOString();
    expect(await ask()).toEqual({
      order: { inviteFault: null },
      seat: { inviteAgainAt: tenMinutesLater },
    });
    await license.say({ seatCount: 1 }, daysLater(1));
    expect(await ask()).toMatchObject({
      order: {
        inviteFault: expect.stringContaining("One place more") as string,
      },
    });
    await school.run((tx) =>
      applyDispute(
        tx,
        {
          orderId: license.order.id,
          facts: {
            stripeDisputeId: `dp_${license.order.id}`,
            state: "OPEN",
            amount: 100,
            currency: license.order.currency,
            reason: "fraudulent",
            openedAt: monday,
            dueAt: daysLater(20),
          },
        },
        monday,
      ),
    );
    expect(await ask()).toMatchObject({
      order: {
        inviteFault: expect.stringContaining("disputed with") as string,
      },
    });
  });

  test("a link that was taken back says so, to its holder of once too", async () => {
    const order = await seats.buySeats(1);
    const { word, seatId, personId } = await seats.fill(order);
    await seats.revoke({ seatId });
    for (const viewer of [
      { role: "ANONYMOUS" },
      { role: "STUDENT", personId },
    ] as const) {
      const { data } = await api.ask(
        viewer,
        "query ($word: String!) { offeredSeat(word: $word) { fault enrollmentId } }",
        { word },
      );
      expect(data?.offeredSeat).toEqual({
        fault: expect.stringContaining("taken back") as string,
        enrollmentId: null,
      });
    }
  });
});
