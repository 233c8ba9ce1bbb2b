import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { waiveForfeit } from "@throughline/domain/booking/waive-forfeit";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { grantStepRight } from "@throughline/domain/entitlement/grant-step-right";
import { revokeUnused } from "@throughline/domain/entitlement/revoke-unused";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { writeNodeId } from "@throughline/schema/node-id";
import { makePartner } from "@throughline/seed/factory/partner";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  bookingOf,
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
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

const reason = "The bus did not come.";
const afterClass = daysLater(8);
const grantTo = (stepId: string, why = reason) =>
  school.run((tx) => grantStepRight(tx, { stepId, reason: why }, monday));

/** A student who booked the first step and did not come, so that the right to it is lost. */
async function whoMissed() {
  const room = await openBookingSchool(school);
  const student = await room.addStudent();
  const { id } = await room.addClass(1);
  const bookingId = bookingOf(await verbs.book(student, 1, id));
  await school.run((tx) =>
    markAttendance(tx, { bookingId, mark: "NO_SHOW" }, afterClass),
  );
  const next = await room.addClass(1, { startsAt: daysLater(15) });
  const stepId = student.steps[0] ?? "";
  return { ...room, student, bookingId, next, stepId };
}

/** Takes back what is free of a step's rights. */
async function takeRightsOf(stepId: string) {
  const rights = await school.database.entitlement.findMany({
    where: { enrollmentStepId: stepId },
  });
  for (const { id: entitlementId } of rights)
    await school.run((tx) =>
      revokeUnused(tx, { entitlementId, units: 1, cause: reason }, monday),
    );
}

const giveCredits = ({ personId }: Student, units: number) =>
  school.run((tx) =>
    grantCredits(
      tx,
      {
        personId,
        occasion: `gift:${crypto.randomUUID()}`,
        components: [{ kind: "GROUP_CREDIT", units, validDays: null }],
      },
      monday,
    ),
  );

const creditsOf = async ({ personId }: Student) => {
  const { available, held } =
    await school.database.entitlement.findFirstOrThrow({
      where: { personId, kind: "GROUP_CREDIT" },
    });
  return { available, held };
};

describe("a step whose right is lost", () => {
  test("can be booked again once the school gives another right, told line by line and given once", async () => {
    const { student, next, stepId } = await whoMissed();
    const without = await verbs.book(student, 1, next.id, {}, afterClass);
    expect(without).toMatchObject({ field: "enrollmentStepId" });
    expect("message" in without && without.message).toContain(
      "Ask your school for another one",
    );

    const answers = await Promise.all([grantTo(stepId), grantTo(stepId)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual([
      "granted",
      "unchanged",
    ]);
    const rights = await school.database.entitlement.findMany({
      where: { enrollmentStepId: stepId },
      include: { entries: true },
      orderBy: { available: "asc" },
    });
    expect(rights).toMatchObject([
      { available: 0, held: 0 },
      {
        available: 1,
        orderId: null,
        entries: [{ kind: "GRANT", cause: `Given by your school: ${reason}` }],
      },
    ]);
    expect(
      await school.database.domainEvent.findMany({
        where: { type: "entitlement.granted", enrollmentStepId: stepId },
      }),
    ).toMatchObject([{ reason, actorKind: "PERSON" }]);
    const booked = await verbs.book(student, 1, next.id, {}, afterClass);
    expect(booked).toMatchObject({ kind: "booked" });
    expect(await grantTo(stepId)).toMatchObject({ kind: "refused" });
  });

  test("can be lost and given again as often as it takes", async () => {
    const { student, next, stepId, addClass } = await whoMissed();
    await grantTo(stepId);
    const bookingId = bookingOf(
      await verbs.book(student, 1, next.id, {}, afterClass),
    );
    await school.run((tx) =>
      markAttendance(tx, { bookingId, mark: "NO_SHOW" }, daysLater(16)),
    );
    expect(await grantTo(stepId)).toMatchObject({ kind: "granted" });
    const { id } = await addClass(1, { startsAt: daysLater(22) });
    expect(await verbs.book(student, 1, id, {}, daysLater(17))).toMatchObject({
      kind: "booked",
    });
  });

  test("gets none where a class is booked, the step needs none, or no class takes it", async () => {
    const room = await openBookingSchool(school);
    const student = await room.addStudent();
    const [booked = "", skipped = "", free = ""] = student.steps;
    await verbs.book(student, 1, (await room.addClass(1)).id);
    await school.run((tx) => skipStep(tx, { stepId: skipped, reason }, monday));
    for (const stepId of [booked, skipped])
      expect(await grantTo(stepId)).toMatchObject({
        kind: "refused",
        field: "stepId",
      });
    expect(await grantTo(free)).toMatchObject({ kind: "unchanged" });
    expect(await grantTo(crypto.randomUUID())).toMatchObject({
      kind: "notFound",
    });
    await makePartner(school.database);
    const { enrollmentId } = await beginJourney(school);
    const ofPartner = await school.database.enrollmentStep.findFirstOrThrow({
      where: { enrollmentId },
    });
    expect(await grantTo(ofPartner.id)).toMatchObject({
      message: expect.stringContaining("not taken in a class") as string,
    });
  });
});

describe("a step booked with a credit", () => {
  test("is paid by its own right while there is one, else by the credit; attending completes it", async () => {
    const { student, next, addClass } = await whoMissed();
    await giveCredits(student, 2);
    const withCredit = { withCredit: true };
    const { id: second } = await addClass(2, { startsAt: daysLater(20) });
    await verbs.book(student, 2, second, withCredit, afterClass);
    expect(await creditsOf(student)).toEqual({ available: 2, held: 0 });

    expect(await verbs.book(student, 1, next.id, {}, afterClass)).toMatchObject(
      { kind: "refused", field: "enrollmentStepId" },
    );
    const bookingId = bookingOf(
      await verbs.book(student, 1, next.id, withCredit, afterClass),
    );
    expect(await creditsOf(student)).toEqual({ available: 1, held: 1 });
    await school.run((tx) =>
      markAttendance(tx, { bookingId, mark: "ATTENDED" }, daysLater(16)),
    );
    expect(await creditsOf(student)).toEqual({ available: 1, held: 0 });
    expect(
      await school.database.enrollmentStep.findUniqueOrThrow({
        where: { id: student.steps[0] ?? "" },
      }),
    ).toMatchObject({ state: "COMPLETED" });
  });

  test("keeps its credit through a swap, and gives it back when it is canceled", async () => {
    const { student, next, addClass } = await whoMissed();
    await giveCredits(student, 1);
    const bookingId = bookingOf(
      await verbs.book(student, 1, next.id, { withCredit: true }, afterClass),
    );
    const { id: later } = await addClass(1, { startsAt: daysLater(22) });
    const swapped = bookingOf(await verbs.swap(bookingId, later, afterClass));
    expect(await creditsOf(student)).toEqual({ available: 0, held: 1 });
    await verbs.cancel(swapped, {}, afterClass);
    expect(await creditsOf(student)).toEqual({ available: 1, held: 0 });
  });
});

test("what was lost is not waived beside another right to the step; a class that is called off gives it back all the same", async () => {
  const { addClass, addStudent } = await openBookingSchool(school);
  const student = await addStudent();
  const { id: sessionId } = await addClass(1);
  const stepId = student.steps[0] ?? "";
  const late = new Date(daysLater(7).getTime() - 3_600_000);
  const bookingId = bookingOf(await verbs.book(student, 1, sessionId));
  await verbs.cancel(bookingId, { acceptLate: true }, late);
  expect(await grantTo(stepId)).toMatchObject({ kind: "granted" });
  const units = async () => {
    const rights = await school.database.entitlement.findMany({
      where: { enrollmentStepId: stepId },
    });
    return rights.reduce((sum, { available }) => sum + available, 0);
  };
  expect(
    await school.run((tx) => waiveForfeit(tx, { bookingId, reason }, late)),
  ).toMatchObject({
    kind: "refused",
    field: "bookingId",
    message: expect.stringMatching(/was given another right since/) as string,
  });
  expect(await units()).toBe(1);
  const off = { sessionId, reason: "No power." };
  expect(await school.run((tx) => cancelSession(tx, off, late))).toMatchObject({
    kind: "canceled",
  });
  expect(await units()).toBe(2);
});

describe("over the API", () => {
  const staff: Asker = { role: "ADMIN", personId: null };
  const source = `mutation ($input: GrantStepRightInput!) {
    grantStepRight(input: $input) { __typename ... on EnrollmentStep { lacksRight right { available } } ... on UserError { field message } }
  }`;
  const grant = async (asker: Asker, stepId: string, why: string) => {
    const input = {
      stepId: writeNodeId("EnrollmentStep", stepId),
      reason: why,
    };
    return api.ask(asker, source, { input });
  };

  test("the staff give a right with a reason; a student cannot, and sees what is lacking", async () => {
    const { student, stepId, bookingId } = await whoMissed();
    const asStudent: Asker = { role: "STUDENT", personId: student.personId };
    const look = () =>
      api.ask(
        asStudent,
        `query ($id: ID!) { enrollmentStep(id: $id) { lacksRight lostBooking { id } } }`,
        { id: writeNodeId("EnrollmentStep", stepId) },
      );
    expect((await look()).data).toMatchObject({
      enrollmentStep: {
        lacksRight: true,
        lostBooking: { id: writeNodeId("Booking", bookingId) },
      },
    });
    const forbidden = await grant(asStudent, stepId, reason);
    expect(forbidden.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    expect((await grant(staff, stepId, "")).data).toMatchObject({
      grantStepRight: { __typename: "InvalidInput", field: "input.reason" },
    });
    expect((await look()).data).toMatchObject({
      enrollmentStep: { lacksRight: true },
    });
    expect((await grant(staff, stepId, reason)).data).toMatchObject({
      grantStepRight: { lacksRight: false, right: { available: 1 } },
    });
    expect((await look()).data).toMatchObject({
      enrollmentStep: { lacksRight: false },
    });
  });

  test("what was lost is offered to be waived where it can be, and not beside another right to the step", async () => {
    const { stepId, bookingId } = await whoMissed();
    const id = writeNodeId("Booking", bookingId);
    const look = async () => {
      const { data } = await api.ask(
        staff,
        `query ($id: ID!) { node(id: $id) { ... on Booking { mayWaive } } }`,
        { id },
      );
      return data;
    };
    const waive = async () => {
      const { data } = await api.ask(
        staff,
        `mutation ($input: WaiveLateCancelInput!) { waiveLateCancel(input: $input) { __typename } }`,
        { input: { bookingId: id, reason } },
      );
      return data?.["waiveLateCancel"];
    };
    expect(await look()).toEqual({ node: { mayWaive: true } });
    await grantTo(stepId);
    expect(await look()).toEqual({ node: { mayWaive: false } });
    expect(await waive()).toEqual({ __typename: "Refused" });
    await takeRightsOf(stepId);
    expect(await look()).toEqual({ node: { mayWaive: true } });
    expect(await waive()).toEqual({ __typename: "Booking" });
    expect(await look()).toEqual({ node: { mayWaive: false } });
  });

  test("a student pays a step with a credit by saying so", async () => {
    const { student, next, stepId } = await whoMissed();
    await giveCredits(student, 1);
    const answer = await api.ask(
      { role: "STUDENT", personId: student.personId },
      `mutation ($input: BookInput!) { book(input: $input) {
        __typename ... on Booking { freeUntil entitlement { kind } enrollmentStep { label } } ... on UserError { field message } } }`,
      {
        input: {
          sessionId: writeNodeId("Session", next.id),
          enrollmentStepId: writeNodeId("EnrollmentStep", stepId),
          withCredit: true,
        },
      },
    );
    expect(answer.data).toMatchObject({
      book: { __typename: "Booking", entitlement: { kind: "GROUP_CREDIT" } },
    });
  });
});
