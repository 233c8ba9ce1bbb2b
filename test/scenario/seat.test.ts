import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { fullName } from "@throughline/domain/person/person.rules";
import { inviteAgain } from "@throughline/domain/seat/invite-again";
import { inviteToSeats } from "@throughline/domain/seat/invite-to-seats";
import { openSeats } from "@throughline/domain/seat/open-seats";
import { reassignSeat } from "@throughline/domain/seat/reassign-seat";
import { revokeSeat } from "@throughline/domain/seat/revoke-seat";
import { revokeSeats } from "@throughline/domain/seat/revoke-seats";
import { makePerson } from "@throughline/seed/factory/person";
import { makeUser } from "@throughline/seed/factory/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openSeatSchool } from "../support/seat-school.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let seats: Awaited<ReturnType<typeof openSeatSchool>>;
beforeAll(async () => {
  school = await openStore();
  seats = await openSeatSchool(school);
});
afterAll(() => school.close());

const rightsOf = (personId: string) =>
  school.database.entitlement.findMany({
    where: { personId },
    select: { kind: true, available: true, seatId: true },
    orderBy: [{ kind: "asc" }, { id: "asc" }],
  });
const enrollmentOf = (id: string) =>
  school.database.enrollment.findUniqueOrThrow({ where: { id } });

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
    expect(await rightsOf(personId)).toEqual([
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
    expect(await seats.claim(word, { personId })).toMatchObject({
      kind: "refused",
      field: "word",
    });
    expect(await seats.states(second)).toEqual(["INVITED"]);
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

describe("taking a seat back", () => {
  test("ends the course of its holder, takes what is unused, and frees it for another", async () => {
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    const reason = "She left the company.";
    expect(
      await school.run((tx) =>
        revokeSeat(tx, { seatId: ana.seatId, reason }, monday),
      ),
    ).toMatchObject({ kind: "revoked" });
    expect(
      await school.run((tx) =>
        revokeSeat(tx, { seatId: ana.seatId, reason }, monday),
      ),
    ).toMatchObject({ kind: "unchanged" });
    expect(await enrollmentOf(ana.enrollmentId)).toMatchObject({
      state: "CANCELED",
    });
    const rights = await rightsOf(ana.personId);
    expect(rights.map(({ available }) => available)).toEqual([0, 0, 0]);
    expect(await seats.states(order)).toEqual(["OPEN", "REVOKED"]);
  });

  test("gives it to somebody else, once, however many ask at once", async () => {
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    const outcomes = await Promise.all(
      ["b@y.example", "c@y.example"].map((email) =>
        school.run((tx) =>
          reassignSeat(tx, { seatId: ana.seatId, email }, monday),
        ),
      ),
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
    expect(
      await school.run((tx) =>
        reassignSeat(tx, { seatId: ana.seatId, email: "d@y.example" }, monday),
      ),
    ).toMatchObject({ kind: "refused", field: "seatId" });
    expect(await enrollmentOf(ana.enrollmentId)).toMatchObject({
      state: "ACTIVE",
    });
    expect(
      await school.run((tx) =>
        revokeSeat(tx, { seatId: ana.seatId, reason: "She left." }, monday),
      ),
    ).toMatchObject({ kind: "usedUp" });
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
      school.run((tx) =>
        revokeSeat(tx, { seatId, reason: "A mistake." }, monday),
      ),
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
    await school.run((tx) =>
      revokeSeat(tx, { seatId, reason: "A mistake." }, daysLater(1)),
    );
    expect(
      await school.database.sendIntent.findFirstOrThrow({
        where: { purpose: "seatInvitation", personId: order.personId },
      }),
    ).toMatchObject({ expiresAt: daysLater(1) });
  });
});

describe("a license", () => {
  test("follows Stripe's own time: an older fact never overwrites a newer one", async () => {
    const license = await seats.buyLicense(2);
    expect(
      await license.say(
        { status: "past_due", observedAt: daysLater(-1) },
        daysLater(1),
      ),
    ).toMatchObject({ kind: "stale" });
    expect(await license.find()).toMatchObject({ state: "ACTIVE" });
  });

  test("goes on in the days of grace, and its seats stand still after them", async () => {
    const license = await seats.buyLicense(2);
    const ana = await seats.fill(license.order);
    await license.say({ status: "past_due" }, daysLater(1));
    await license.settle(daysLater(1));
    expect(await enrollmentOf(ana.enrollmentId)).toMatchObject({
      state: "ACTIVE",
    });

    const { endGrace } = await import("@throughline/domain/license/end-grace");
    await school.run((tx) => endGrace(tx, daysLater(7)));
    expect(await license.find()).toMatchObject({ lapsedAt: null });
    await school.run((tx) => endGrace(tx, daysLater(8)));
    await license.settle(daysLater(8));
    expect(await enrollmentOf(ana.enrollmentId)).toMatchObject({
      state: "SUSPENDED",
    });
    const notices = await school.database.sendIntent.findMany({
      where: { personId: license.order.personId, purpose: "licenseNotice" },
      select: { payload: true },
      orderBy: { createdAt: "asc" },
    });
    expect(notices).toMatchObject([
      { payload: { notice: "paymentFailed" } },
      { payload: { notice: "stopped" } },
    ]);
  });

  test("that is resumed lets exactly those go on that it suspended", async () => {
    const license = await seats.buyLicense(3);
    const [ana, ben, cleo] = [
      await seats.fill(license.order),
      await seats.fill(license.order),
      await seats.fill(license.order),
    ];
    await school.run((tx) =>
      changeEnrollment(
        tx,
        "suspend",
        { enrollmentId: ben.enrollmentId, reason: "He is ill." },
        monday,
      ),
    );
    await license.say({ status: "paused" }, daysLater(1));
    await license.settle(daysLater(1));
    await school.run((tx) =>
      revokeSeat(
        tx,
        { seatId: cleo.seatId, reason: "She left." },
        daysLater(2),
      ),
    );
    await license.say({ status: "active" }, daysLater(3));
    await license.settle(daysLater(3));
    const stateOf = async ({ enrollmentId }: { enrollmentId: string }) =>
      (await enrollmentOf(enrollmentId)).state;
    expect(await stateOf(ana)).toBe("ACTIVE");
    expect(await stateOf(ben)).toBe("SUSPENDED");
    expect(await stateOf(cleo)).toBe("CANCELED");
  });

  test("that ended stops its seats at once, and nobody claims one", async () => {
    const license = await seats.buyLicense(2);
    const ana = await seats.fill(license.order);
    const { word } = await seats.invite(license.order, "ended@x.example");
    await license.say({ status: "canceled" }, daysLater(1));
    await license.settle(daysLater(1));
    expect(await enrollmentOf(ana.enrollmentId)).toMatchObject({
      state: "SUSPENDED",
    });
    const { id: personId } = await makePerson(school.database);
    expect(await seats.claim(word, { personId }, daysLater(1))).toMatchObject({
      kind: "refused",
    });
  });

  test("raised opens seats; lowered closes free ones and leaves the others to their owner", async () => {
    const license = await seats.buyLicense(2);
    await license.say({ seatCount: 4 }, daysLater(1));
    expect(await seats.states(license.order)).toEqual([
      "OPEN",
      "OPEN",
      "OPEN",
      "OPEN",
    ]);
    const ana = await seats.fill(license.order);
    await seats.fill(license.order);
    await license.say({ seatCount: 1 }, daysLater(2));
    expect(await seats.states(license.order)).toEqual([
      "CLAIMED",
      "CLAIMED",
      "REVOKED",
      "REVOKED",
    ]);
    expect(
      await school.run((tx) =>
        reassignSeat(tx, { seatId: ana.seatId, email: "e@y.example" }, monday),
      ),
    ).toMatchObject({ kind: "refused" });
    await school.run((tx) =>
      revokeSeat(tx, { seatId: ana.seatId, reason: "One too many." }, monday),
    );
    expect(
      (await seats.states(license.order)).filter(
        (state) => state !== "REVOKED",
      ),
    ).toEqual(["CLAIMED"]);
  });

  test("told of before the order is paid waits for it", async () => {
    const order = await seats.buySeats(1);
    const { product } = await seats.buyLicense(1).then(({ order: { id } }) =>
      school.database.order.findUniqueOrThrow({
        where: { id },
        include: { product: true },
      }),
    );
    await school.database.order.update({
      where: { id: order.id },
      data: { productId: product.id, state: "PENDING" },
    });
    const license = await seats.buyLicense(1);
    expect(
      await license.say({
        stripeSubscriptionId: "sub_early",
        orderId: order.id,
      }),
    ).toMatchObject({ kind: "early" });
  });

  test("of no order, or a second one of an order, is set aside", async () => {
    const license = await seats.buyLicense(1);
    expect(
      await license.say({ stripeSubscriptionId: "sub_x", orderId: null }),
    ).toMatchObject({ kind: "unknown" });
    expect(
      await license.say({ stripeSubscriptionId: "sub_second" }),
    ).toMatchObject({ kind: "unknown" });
  });
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
  const idOf = (kind: string, id: string) =>
    Buffer.from(`${kind}:${id}`).toString("base64url");

  test("whoever bought the seats manages them; a holder and a stranger do not", async () => {
    const graphql = openGraphql(school);
    const order = await seats.buySeats(1);
    const ana = await seats.fill(order);
    const stranger = await makeUser(school.database);
    const input = {
      seatId: idOf("Seat", ana.seatId),
      reason: "They left the company.",
    };
    for (const personId of [ana.personId, stranger.personId]) {
      const refused = await graphql.ask({ role: "STUDENT", personId }, manage, {
        input,
      });
      expect(refused.data?.revokeSeat).toMatchObject({
        __typename: "NotFound",
      });
    }
    expect(await seats.states(order)).toEqual(["CLAIMED"]);
    const { personId } = order;
    const done = await graphql.ask({ role: "STUDENT", personId }, manage, {
      input,
    });
    expect(done.data?.revokeSeat).toMatchObject({ __typename: "Seat" });
    await graphql.close();
  });

  test("a link tells what it offers to anybody who has it, and claims it", async () => {
    const graphql = openGraphql(school);
    const order = await seats.buySeats(1);
    const { word } = await seats.invite(order, "zoe@x.example");
    const offered = await graphql.ask(
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
      graphql.ask(
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
    await graphql.close();
  });

  test("whoever bought places sees them with their license; a holder sees their own", async () => {
    const graphql = openGraphql(school);
    const license = await seats.buyLicense(2);
    const ana = await seats.fill(license.order);
    const seen = await graphql.ask(
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
    const own = await graphql.ask(
      { role: "STUDENT", personId: ana.personId },
      "query ($id: ID!) { node(id: $id) { ... on Seat { state } } }",
      { id: idOf("Seat", ana.seatId) },
    );
    expect(own).toMatchObject({ data: { node: { state: "CLAIMED" } } });
    await graphql.close();
  });

  test("a holder is told from whom a place came, and that it was taken back; nobody else's is shown", async () => {
    const graphql = openGraphql(school);
    const order = await seats.buySeats(2);
    const buyer = await school.database.person.findUniqueOrThrow({
      where: { id: order.personId },
    });
    const ana = await seats.fill(order);
    await seats.fill(order);
    const given = async (personId: string) => {
      const { data, errors } = await graphql.ask(
        { role: "STUDENT", personId },
        "{ givenSeats { courseTitle giverName revokedAt enrollmentId } }",
      );
      expect(errors).toBeUndefined();
      return data?.givenSeats;
    };
    const place = {
      courseTitle: seats.course.title,
      giverName: fullName(buyer),
      enrollmentId: idOf("Enrollment", ana.enrollmentId),
    };
    expect(await given(ana.personId)).toEqual([{ ...place, revokedAt: null }]);
    expect(await given(order.personId)).toEqual([]);
    const reason = "She left.";
    await school.run((tx) =>
      revokeSeat(tx, { seatId: ana.seatId, reason }, monday),
    );
    expect(await given(ana.personId)).toEqual([
      { ...place, revokedAt: monday.toISOString() },
    ]);
    await graphql.close();
  });

  test("a link that was taken back says so, to its holder of once too", async () => {
    const graphql = openGraphql(school);
    const order = await seats.buySeats(1);
    const { word, seatId, personId } = await seats.fill(order);
    const reason = "A mistake.";
    await school.run((tx) => revokeSeat(tx, { seatId, reason }, monday));
    for (const viewer of [
      { role: "ANONYMOUS" },
      { role: "STUDENT", personId },
    ] as const) {
      const { data } = await graphql.ask(
        viewer,
        "query ($word: String!) { offeredSeat(word: $word) { fault enrollmentId } }",
        { word },
      );
      expect(data?.offeredSeat).toEqual({
        fault: expect.stringContaining("taken back") as string,
        enrollmentId: null,
      });
    }
    await graphql.close();
  });
});
