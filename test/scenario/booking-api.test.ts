import { mergePeople } from "@throughline/domain/person/merge-people";
import { unmergePeople } from "@throughline/domain/person/unmerge-people";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { makePerson } from "@throughline/seed/factory/person";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBookingSchool, type Student } from "../support/booking-school.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});
afterEach(async () => {
  expect(await whatDoesNotAddUp(school.database)).toEqual([]);
});

const failure = "... on UserError { field message }";
const as = ({ personId }: Student): Asker => ({ role: "STUDENT", personId });
const staff: Asker = { role: "ADMIN", personId: null };

/** Runs one mutation and gives back what its field answered; the errors where there was none. */
async function mutate(
  asker: Asker,
  name: string,
  inputType: string,
  input: Record<string, unknown>,
  fields: string,
) {
  const { data, errors } = await api.ask(
    asker,
    `mutation($input: ${inputType}!) { ${name}(input: $input) { __typename ${fields} ${failure} } }`,
    { input },
  );
  const answer = data?.[name] as Record<string, unknown> | undefined;
  return answer ?? { errors: errors?.map(({ message }) => message) };
}

const bookingFields =
  "... on Booking { id state skippedAhead losesRight session { title } }";
const book = (asker: Asker, input: Record<string, unknown>) =>
  mutate(asker, "book", "BookInput", input, bookingFields);
const stepOf = ({ steps }: Student, position: number) =>
  writeNodeId("EnrollmentStep", steps[position - 1] ?? "");
const sessionOf = ({ id }: { id: string }) => writeNodeId("Session", id);

describe("a student over the API", () => {
  test("books, sees the step booked and the right explained, swaps and cancels", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const [one, other] = [await addClass(1), await addClass(1)];
    const booked = await book(as(student), {
      sessionId: sessionOf(one),
      enrollmentStepId: stepOf(student, 1),
      requestKey: "first-click",
    });
    expect(booked).toMatchObject({ __typename: "Booking", state: "BOOKED" });
    const swapped = await mutate(
      as(student),
      "swapBooking",
      "SwapBookingInput",
      { bookingId: booked["id"], toSessionId: sessionOf(other) },
      bookingFields,
    );
    expect(swapped).toMatchObject({ state: "BOOKED", losesRight: false });
    const look = async () => {
      const { data } = await api.ask(
        as(student),
        `query($id: ID!, $session: ID!) {
          enrollmentStep(id: $id) { bookingStatus booking { id freeUntil } bookings { state endedBy }
            right { available held entries { kind available held balance cause } } }
          bookings(when: COMING) { totalCount edges { node { session { title myBooking { state } } } } }
          node(id: $session) { ... on Session { waitingCount myWait { id } } }
        }`,
        { id: stepOf(student, 1), session: sessionOf(other) },
      );
      return data as unknown as Record<string, Record<string, unknown>>;
    };
    expect(await look()).toMatchObject({
      enrollmentStep: {
        bookingStatus: "BOOKED",
        booking: { id: swapped["id"], freeUntil: daysLater(6).toISOString() },
        bookings: [{ state: "BOOKED" }, { endedBy: "SWAP" }],
        right: {
          available: 0,
          held: 1,
          entries: [
            { kind: "GRANT", balance: 1 },
            { kind: "HOLD", balance: 0 },
            { kind: "RELEASE", balance: 1 },
            { kind: "HOLD", balance: 0 },
          ],
        },
      },
      bookings: { totalCount: 2 },
      node: { waitingCount: 0, myWait: null },
    });
    expect(
      await mutate(
        as(student),
        "cancelBooking",
        "CancelBookingInput",
        { bookingId: swapped["id"] },
        "... on Booking { state forfeited }",
      ),
    ).toMatchObject({ state: "CANCELED", forfeited: false });
    expect(await look()).toMatchObject({
      enrollmentStep: { bookingStatus: "CANCELED", booking: null },
    });
  });

  test("waits in line, sees the place, and answers the offer", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const lesson = await addClass(1, { capacity: 1 });
    const people = [await addStudent(), await addStudent(), await addStudent()];
    const [holder, first, second] = people as [Student, Student, Student];
    const wish = (student: Student) => ({
      sessionId: sessionOf(lesson),
      enrollmentStepId: stepOf(student, 1),
    });
    const { id: bookingId } = await book(as(holder), wish(holder));
    const join = (student: Student) =>
      mutate(
        as(student),
        "joinWaitlist",
        "JoinWaitlistInput",
        wish(student),
        "... on WaitlistEntry { id state position }",
      );
    expect(await join(first)).toMatchObject({ position: 1 });
    expect(await join(second)).toMatchObject({ position: 2 });
    await mutate(
      as(holder),
      "cancelBooking",
      "CancelBookingInput",
      { bookingId },
      "",
    );
    const waits = await api.ask(
      as(first),
      "{ waits { edges { node { state position offer { id expiresAt } } } } }",
    );
    const { edges } = (
      waits.data as unknown as {
        waits: { edges: { node: { offer: { id: string } } }[] };
      }
    ).waits;
    expect(edges).toMatchObject([
      { node: { state: "OFFERED", position: null } },
    ]);
    const offerId = edges[0]?.node.offer.id;
    const answer = (asker: Asker, name: string) =>
      mutate(
        asker,
        name,
        name === "acceptOffer" ? "AcceptOfferInput" : "AnswerOfferInput",
        { offerId },
        "",
      );
    expect(await answer(as(second), "acceptOffer")).toMatchObject({
      __typename: "NotFound",
      field: "input.offerId",
    });
    expect(await answer(as(first), "acceptOffer")).toMatchObject({
      __typename: "Booking",
    });
    expect(await answer(as(first), "passOffer")).toMatchObject({
      __typename: "Refused",
      message: "This offer was accepted already.",
    });
  });

  test("who names another’s enrollment, booking or wait is refused, and nothing changes", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const [mine, theirs] = [await addStudent(), await addStudent()];
    const lesson = await addClass(1);
    expect(
      await book(as(mine), {
        sessionId: sessionOf(lesson),
        enrollmentStepId: stepOf(theirs, 1),
      }),
    ).toMatchObject({
      __typename: "NotFound",
      field: "input.enrollmentStepId",
    });
    const { id: bookingId } = await book(as(theirs), {
      sessionId: sessionOf(lesson),
      enrollmentStepId: stepOf(theirs, 1),
    });
    for (const [name, type, input] of [
      ["cancelBooking", "CancelBookingInput", { bookingId }],
      [
        "swapBooking",
        "SwapBookingInput",
        { bookingId, toSessionId: sessionOf(lesson) },
      ],
    ] as const)
      expect(await mutate(as(mine), name, type, input, "")).toMatchObject({
        __typename: "NotFound",
        field: "input.bookingId",
      });
    expect(
      await mutate(
        as(mine),
        "bookFor",
        "BookForInput",
        {
          personId: writeNodeId("Person", theirs.personId),
          sessionId: sessionOf(lesson),
        },
        "",
      ),
    ).toMatchObject({ errors: ["You may not see or do this."] });
    const seen = await api.ask(
      as(mine),
      "query($id: ID!) { node(id: $id) { id } bookings { totalCount } entitlements { edges { node { person { id } } } } }",
      { id: bookingId },
    );
    expect(seen.data).toMatchObject({
      node: null,
      bookings: { totalCount: 0 },
    });
    expect(JSON.stringify(seen.data)).not.toContain(
      writeNodeId("Person", theirs.personId),
    );
  });

  test.each([
    [
      "an id of something else",
      { sessionId: writeNodeId("Person", monday.toISOString()) },
    ],
    [
      "a class that is not there",
      { sessionId: writeNodeId("Session", crypto.randomUUID()) },
    ],
    ["a key with NUL", { requestKey: "aaaaaaaa\0" }],
    ["a key of 500 letters", { requestKey: "k".repeat(500) }],
    [
      "a step that is not there",
      { enrollmentStepId: writeNodeId("EnrollmentStep", crypto.randomUUID()) },
    ],
    ["no id at all", { sessionId: "'; DROP TABLE" }],
  ])("who gives %s is told which field", async (_what, bad) => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const lesson = await addClass(1);
    const answer = await book(as(student), {
      sessionId: sessionOf(lesson),
      enrollmentStepId: stepOf(student, 1),
      ...bad,
    });
    expect(answer).toMatchObject({ field: `input.${Object.keys(bad)[0]}` });
    expect(
      await school.database.booking.count({
        where: { personId: student.personId },
      }),
    ).toBe(0);
  });
});

test("the staff book for a student and waive what was lost", async () => {
  const { addClass, addStudent } = await openBookingSchool(school, {
    cancelHours: 8760,
    bookingOpensDays: 1,
  });
  const student = await addStudent();
  const lesson = await addClass(1);
  const booked = await mutate(
    staff,
    "bookFor",
    "BookForInput",
    {
      personId: writeNodeId("Person", student.personId),
      sessionId: sessionOf(lesson),
      enrollmentStepId: stepOf(student, 1),
    },
    bookingFields,
  );
  expect(booked).toMatchObject({ state: "BOOKED", losesRight: true });
  const { id: bookingId } = booked;
  const leave = (acceptLate: boolean) =>
    mutate(
      as(student),
      "cancelBooking",
      "CancelBookingInput",
      { bookingId, acceptLate },
      "... on Booking { forfeited }",
    );
  expect(await leave(false)).toMatchObject({ field: "input.acceptLate" });
  expect(await leave(true)).toMatchObject({ forfeited: true });
  expect(
    await mutate(
      staff,
      "waiveLateCancel",
      "WaiveLateCancelInput",
      { bookingId, reason: "Ill" },
      "... on Booking { forfeited entitlement { available } }",
    ),
  ).toMatchObject({ forfeited: false, entitlement: { available: 1 } });
});

test.each([true, false])(
  "a booking tells whether leaving late uses its right up: %j",
  async (lateCancelForfeits) => {
    const { addClass, addStudent } = await openBookingSchool(school, {
      ...{ lateCancelForfeits, cancelHours: 8760 },
    });
    const student = await addStudent();
    const booked = await mutate(
      as(student),
      "book",
      "BookInput",
      {
        sessionId: sessionOf(await addClass(1)),
        enrollmentStepId: stepOf(student, 1),
      },
      "... on Booking { id losesRight forfeitsLate creditHasRunOut }",
    );
    expect(booked).toMatchObject({
      losesRight: lateCancelForfeits,
      forfeitsLate: lateCancelForfeits,
      creditHasRunOut: false,
    });
  },
);

test("who has only a credit is put in line by the staff, for a step and without one; a student names nobody else", async () => {
  const { addClass, addStudent } = await openBookingSchool(school);
  const [holder, ana, ben] = [
    await addStudent(),
    await addStudent(),
    await addStudent(),
  ];
  const ofStep = await addClass(1, { capacity: 1 });
  const extra = await makeSession(school.database, {
    ...{ startsAt: daysLater(9), capacity: 1 },
  });
  await book(as(holder), {
    ...{ sessionId: sessionOf(ofStep), enrollmentStepId: stepOf(holder, 1) },
  });
  for (const { personId } of [holder, ana])
    await makeEntitlement(school.database, { personId, kind: "GROUP_CREDIT" });
  await book(as(holder), { sessionId: sessionOf(extra) });
  await school.database.entitlement.updateMany({
    where: { enrollmentStepId: ana.steps[0] ?? "" },
    data: { expiresAt: monday },
  });
  const join = (asker: Asker, input: Record<string, unknown>) =>
    mutate(
      asker,
      "joinWaitlist",
      "JoinWaitlistInput",
      input,
      "... on WaitlistEntry { state withCredit }",
    );
  const personId = writeNodeId("Person", ana.personId);
  expect(
    await join(as(ben), { sessionId: sessionOf(extra), personId }),
  ).toMatchObject({ __typename: "NotFound", field: "input.personId" });
  expect(
    await join(staff, { sessionId: sessionOf(extra), personId }),
  ).toMatchObject({ state: "WAITING", withCredit: false });
  const forStep = {
    sessionId: sessionOf(ofStep),
    enrollmentStepId: stepOf(ana, 1),
    personId,
  };
  expect(await join(staff, forStep)).toMatchObject({
    field: "input.enrollmentStepId",
  });
  expect(await join(staff, { ...forStep, withCredit: true })).toMatchObject({
    state: "WAITING",
    withCredit: true,
  });
  const nobody = writeNodeId("Person", crypto.randomUUID());
  expect(
    await join(staff, { sessionId: sessionOf(extra), personId: nobody }),
  ).toMatchObject({ __typename: "Refused", field: "input.sessionId" });
  expect(await join(staff, { sessionId: sessionOf(extra) })).toMatchObject({
    field: "input.personId",
  });
});

describe("two records of one human", () => {
  const reason = "The same human.";

  test("become one with all that was booked, and taking it back restores both", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const student = await addStudent();
    const { id: keptId } = await makePerson(school.database);
    const lesson = await addClass(1);
    await book(as(student), {
      sessionId: sessionOf(lesson),
      enrollmentStepId: stepOf(student, 1),
    });
    const owned = async (personId: string) => ({
      rights: await school.database.entitlement.count({ where: { personId } }),
      bookings: await school.database.booking.count({ where: { personId } }),
    });
    const merged = await school.run((tx) =>
      mergePeople(tx, { keptId, mergedId: student.personId, reason }, monday),
    );
    if (!("mergeId" in merged)) throw new Error(merged.message);
    expect(await owned(keptId)).toEqual({ rights: 3, bookings: 1 });
    const second = await addClass(2, { startsAt: daysLater(8) });
    await book(
      { role: "STUDENT", personId: keptId },
      {
        sessionId: sessionOf(second),
        enrollmentStepId: stepOf(student, 2),
      },
    );
    const { mergeId } = merged;
    await school.run((tx) => unmergePeople(tx, { mergeId, reason }, monday));
    expect(await owned(keptId)).toEqual({ rights: 0, bookings: 0 });
    expect(await owned(student.personId)).toEqual({ rights: 3, bookings: 2 });
  });

  test("with a seat in the same class stay two", async () => {
    const lesson = await makeSession(school.database, {
      startsAt: daysLater(7),
    });
    const ids = [];
    for (let index = 0; index < 2; index += 1) {
      const { id: personId } = await makePerson(school.database);
      await school.run((tx) =>
        grantCredits(
          tx,
          {
            personId,
            occasion: `gift:${personId}`,
            components: [{ kind: "GROUP_CREDIT", units: 1, validDays: null }],
          },
          monday,
        ),
      );
      await book(
        { role: "STUDENT", personId },
        { sessionId: sessionOf(lesson) },
      );
      ids.push(personId);
    }
    const [keptId = "", mergedId = ""] = ids;
    expect(
      await school.run((tx) =>
        mergePeople(tx, { keptId, mergedId, reason }, monday),
      ),
    ).toMatchObject({ kind: "refused", field: "mergedId" });
  });
});
