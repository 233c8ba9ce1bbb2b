import { skipStep } from "@throughline/domain/enrollment/skip-step";
import type { EnrollmentState, StepState } from "@throughline/prisma";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEntitlement } from "@throughline/seed/factory/entitlement";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBookingSchool, type Student } from "../support/booking-school.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { daysLater, monday } from "../support/journey.ts";
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

const admin: Asker = { role: "ADMIN" };
const classOf = (id: string) => writeNodeId("Session", id);

async function ask<Answer>(
  asker: Asker,
  source: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const { data, errors } = await api.ask(asker, source, variables);
  expect(errors).toBeUndefined();
  return data as unknown as Answer;
}

/** A mutation's refusal in words; null where it was done. */
async function refusal(asker: Asker, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { outcome } = await ask<{ outcome: { message?: string } }>(
    asker,
    `mutation ($input: ${type}!) { outcome: ${mutation}(input: $input) { ... on UserError { message } } }`,
    { input },
  );
  return outcome.message ?? null;
}

describe("the staff are shown who can be booked into a class", () => {
  interface Candidate {
    personId: string;
    enrollmentStepId: string | null;
    withCredit: boolean;
  }
  const list = async (sessionId: string) => {
    const { session } = await ask<{ session: { bookable: Candidate[] } }>(
      admin,
      `query ($id: ID!) { session(id: $id) { bookable { personId enrollmentStepId withCredit } } }`,
      { id: classOf(sessionId) },
    );
    return session.bookable;
  };
  const settle = ({ steps }: Student, position: number) =>
    school.run((tx) =>
      skipStep(
        tx,
        { stepId: steps[position - 1] ?? "", reason: "Knows it already." },
        monday,
      ),
    );

  test("only those whose turn it is where the course goes step by step, and every one of them is booked", async () => {
    const { addClass, addStudent } = await openBookingSchool(school, {
      sequencing: "STRICT",
    });
    const [early, due] = [await addStudent(), await addStudent()];
    await settle(due, 1);
    const second = await addClass(2);
    const found = await list(second.id);
    expect(found.map(({ enrollmentStepId }) => enrollmentStepId)).toEqual([
      writeNodeId("EnrollmentStep", due.steps[1] ?? ""),
    ]);
    for (const student of found)
      expect(
        await refusal(admin, "bookFor", {
          ...student,
          sessionId: classOf(second.id),
        }),
      ).toBeNull();
    const first = await addClass(1);
    expect((await list(first.id)).map(({ personId }) => personId)).toEqual([
      writeNodeId("Person", early.personId),
    ]);
  });

  test("all who have the step still to take where the order is advice, and an optional step at any time", async () => {
    const { addClass, addStudent, course } = await openBookingSchool(school);
    const ana = await addStudent();
    const third = await addClass(3);
    const idOfAna = writeNodeId("Person", ana.personId);
    const people = async () =>
      (await list(third.id)).map(({ personId }) => personId);
    expect(await people()).toEqual([idOfAna]);
    const { id } = course;
    await school.database.course.update({
      where: { id },
      data: { sequencing: "STRICT" },
    });
    expect(await people()).toEqual([]);
    await school.database.enrollmentStep.update({
      where: { id: ana.steps[2] ?? "" },
      data: { required: false },
    });
    expect(await people()).toEqual([idOfAna]);
  });

  test("also behind very many whose turn has not come", async () => {
    const { addClass, addStudent, course } = await openBookingSchool(school, {
      ...{ sequencing: "STRICT", steps: 2 },
    });
    const { database } = school;
    const many = Array.from({ length: 205 }, () => ({
      personId: crypto.randomUUID(),
      enrollmentId: crypto.randomUUID(),
    }));
    await database.person.createMany({
      data: many.map(({ personId: id }) => ({
        ...{ id, givenName: "Aaron", familyName: "Early" },
      })),
    });
    await database.enrollment.createMany({
      data: many.map(({ personId, enrollmentId: id }) => ({
        ...{ id, personId, courseId: course.id, state: "ACTIVE" as const },
      })),
    });
    await database.enrollmentStep.createMany({
      data: many.flatMap(({ enrollmentId }) =>
        course.steps.map(({ id: courseStepId, position, label, title }) => ({
          ...{ enrollmentId, courseStepId, position, label, title },
          ...{ kind: "SESSION" as const, required: true, expectedDays: 7 },
        })),
      ),
    });
    for (const { personId } of many)
      await makeEntitlement(database, { personId, kind: "GROUP_CREDIT" });
    const due = await addStudent();
    await database.person.update({
      where: { id: due.personId },
      data: { givenName: "Zoe" },
    });
    await settle(due, 1);
    const second = await addClass(2);
    expect((await list(second.id)).map(({ personId }) => personId)).toEqual([
      writeNodeId("Person", due.personId),
    ]);
  });
});

describe("the classes for credits", () => {
  const listed = async (asker: Asker) => {
    const { classes } = await ask<{ classes: { id: string }[] }>(
      asker,
      `query ($from: DateTime!, $until: DateTime!) { classes(from: $from, until: $until, scope: FOR_CREDITS) { id } }`,
      { from: monday.toISOString(), until: daysLater(30).toISOString() },
    );
    return classes.map(({ id }) => id);
  };

  test.each<[EnrollmentState, StepState, boolean]>([
    ["ACTIVE", "COMPLETED", true],
    ["ACTIVE", "SKIPPED", true],
    ["ACTIVE", "FAILED", true],
    ["COMPLETED", "COMPLETED", true],
    ["COMPLETED", "PENDING", true],
    ["COMPLETED", "IN_PROGRESS", true],
    ["PENDING", "PENDING", false],
    ["SUSPENDED", "PENDING", false],
    ["SUSPENDED", "COMPLETED", false],
    ["CANCELED", "PENDING", false],
    ["REFUNDED", "COMPLETED", false],
  ])(
    "are those that are booked with one: course %s, step %s",
    async (state, stepState, isListed) => {
      const { addClass, addStudent } = await openBookingSchool(school, {
        steps: 2,
      });
      const student = await addStudent();
      const { personId, enrollmentId, steps } = student;
      await makeEntitlement(school.database, {
        ...{ personId, kind: "GROUP_CREDIT" as const },
      });
      const settledAt =
        stepState === "PENDING" || stepState === "IN_PROGRESS" ? null : monday;
      const isOver = ["CANCELED", "REFUNDED"].includes(state);
      await school.database.enrollmentStep.update({
        where: { id: steps[1] ?? "" },
        data: {
          ...{ state: stepState, settledAt, startedAt: monday },
          ...(stepState === "FAILED" && { failureReason: "Not passed." }),
        },
      });
      await school.database.enrollment.update({
        where: { id: enrollmentId },
        data: {
          state,
          ...(isOver && { endedAt: monday }),
          ...(state === "COMPLETED" && { completedAt: monday }),
        },
      });
      const { id } = await addClass(2);
      const asker: Asker = { role: "STUDENT", personId };
      expect((await listed(asker)).includes(classOf(id))).toBe(isListed);
      const refused = await refusal(asker, "book", { sessionId: classOf(id) });
      expect(refused === null).toBe(isListed);
    },
  );

  test("leave out a class of a step that is still to be taken, which is booked for it", async () => {
    const { addClass, addStudent } = await openBookingSchool(school);
    const { personId, steps } = await addStudent();
    await makeEntitlement(school.database, { personId, kind: "GROUP_CREDIT" });
    const { id } = await addClass(1);
    const asker: Asker = { role: "STUDENT", personId };
    expect(await listed(asker)).toEqual([]);
    expect(
      await refusal(asker, "book", {
        sessionId: classOf(id),
        enrollmentStepId: writeNodeId("EnrollmentStep", steps[0] ?? ""),
      }),
    ).toBeNull();
  });
});
