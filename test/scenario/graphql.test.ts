import { openDatabase } from "@throughline/prisma";
import { writeNodeId } from "@throughline/schema/node-id";
import { makePartner } from "@throughline/seed/factory/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { beginJourney } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let ana: Awaited<ReturnType<typeof beginJourney>>;
let other: Awaited<ReturnType<typeof beginJourney>>;

beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  ana = await beginJourney(school);
  other = await beginJourney(school);
  await makePartner(school.database);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const admin: Asker = {
  role: "ADMIN",
  personId: "00000000-0000-4000-8000-000000000001",
};
const anonymous: Asker = { role: "ANONYMOUS" };
const asAna = (): Asker => ({ role: "STUDENT", personId: ana.person.id });
const instructor = (): Asker => ({
  role: "INSTRUCTOR",
  personId: other.person.id,
});

const enrollmentId = (journey: typeof ana) =>
  writeNodeId("Enrollment", journey.enrollmentId);
const codeOf = ({
  errors,
}: {
  errors?: readonly { extensions: Record<string, unknown> }[];
}) => errors?.[0]?.extensions["code"];

const oneEnrollment = `query ($id: ID!) { enrollment(id: $id) { state percentComplete isComplete
  currentStep { label waitingOn } person { name email } course { title }
  steps { label state partner { name } partnerEnrollment { observedState progress } events(first: 5) { edges { node { type } } } } } }`;

describe("an enrollment", () => {
  test("is read by its student with steps and what happened to them", async () => {
    const answer = await api.ask(asAna(), oneEnrollment, {
      id: enrollmentId(ana),
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      enrollment: {
        state: "ACTIVE",
        percentComplete: 0,
        isComplete: false,
        currentStep: { waitingOn: "PARTNER" },
        steps: [{ state: "PENDING" }, {}, {}],
      },
    });
  });
  test("is not there for another student", async () => {
    const answer = await api.ask(
      { role: "STUDENT", personId: other.person.id },
      oneEnrollment,
      { id: enrollmentId(ana) },
    );
    expect(answer.data).toEqual({ enrollment: null });
  });
  test("is behind the sign-in for anybody else", async () => {
    expect(
      codeOf(
        await api.ask(anonymous, oneEnrollment, { id: enrollmentId(ana) }),
      ),
    ).toBe("UNAUTHENTICATED");
  });
  test("with an id that is none is an error that names the argument", async () => {
    const answer = await api.ask(admin, oneEnrollment, { id: "garbage" });
    expect(answer.errors?.[0]).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", field: "id" },
    });
    expect(
      codeOf(
        await api.ask(admin, "query ($id: ID!) { node(id: $id) { id } }", {
          id: "garbage",
        }),
      ),
    ).toBe("BAD_USER_INPUT");
  });
});

describe("the second wall", () => {
  test("hides another student's rows where the resolver's check is gone", async () => {
    const fooled: Asker = { role: "ADMIN", personId: ana.person.id };
    const inTruth = { role: "STUDENT", personId: ana.person.id } as const;
    const everything = `{ enrollments { totalCount edges { node { id } } } people { totalCount } certificates { totalCount } inboundMessages { totalCount } events { edges { node { id } } } jobRuns { edges { node { id } } } }`;
    const answer = await api.ask(fooled, everything, {}, inTruth);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      enrollments: {
        totalCount: 1,
        edges: [{ node: { id: enrollmentId(ana) } }],
      },
      people: { totalCount: 1 },
      inboundMessages: { totalCount: 0 },
      jobRuns: { edges: [] },
    });
    const others = await api.ask(
      fooled,
      oneEnrollment,
      { id: enrollmentId(other) },
      inTruth,
    );
    expect(others.data).toEqual({ enrollment: null });
  });
  test("lets a student write nothing of the pipeline where the resolver's check is gone", async () => {
    const step = await other.step(1);
    const mutation = `mutation ($input: StepOverrideInput!) { skipStep(input: $input) { __typename ... on UserError { message } } }`;
    const input = {
      stepId: writeNodeId("EnrollmentStep", step.id),
      reason: "I would like to pass",
    };
    const inTruth = { role: "STUDENT", personId: ana.person.id } as const;
    const answer = await api.ask(
      { role: "ADMIN", personId: ana.person.id },
      mutation,
      { input },
      inTruth,
    );
    expect(answer.data).toMatchObject({ skipStep: { __typename: "NotFound" } });
    expect((await other.step(1)).state).toBe("PENDING");
  });
  test("keeps what jobs carry from the api", async () => {
    const asApi = openDatabase(school.urls.api);
    await asApi.$queryRaw`SELECT id, state::text FROM pgboss.job`;
    await expect(asApi.$queryRaw`SELECT data FROM pgboss.job`).rejects.toThrow(
      /permission denied/,
    );
    await asApi.$disconnect();
  });
  test("does not let signing in make anybody an admin", async () => {
    const asAuth = openDatabase(school.urls.auth);
    await expect(
      asAuth.$executeRaw`UPDATE "User" SET role = 'SUPER_ADMIN'`,
    ).rejects.toThrow(/permission denied/);
    await asAuth.$disconnect();
  });
  test("shows nothing at all to a connection that does not say who looks", async () => {
    const answer = await api.ask(
      { role: "ADMIN" },
      "{ enrollments { totalCount } people { totalCount } }",
      {},
      { role: "ANONYMOUS", personId: null },
    );
    expect(answer.data).toMatchObject({
      enrollments: { totalCount: 0 },
      people: { totalCount: 0 },
    });
  });
});

describe("what a role may not", () => {
  const forStaff = [
    "{ people { totalCount } }",
    "{ inboundMessages { totalCount } }",
    "{ jobRuns { edges { node { id } } } }",
    "{ jobQueues { name } }",
    "{ attention { totalCount } }",
    "{ staff { name } }",
    "{ staffAlerts { totalCount } }",
    "{ events { edges { node { id } } } }",
    `mutation { enroll(input: { courseId: "x", email: "a@b.se", givenName: "A" }) { __typename } }`,
    `mutation { markStepComplete(input: { stepId: "x", reason: "because" }) { __typename } }`,
    `mutation { replayInboundMessage(input: { messageId: "x" }) { __typename } }`,
  ];
  test.each(forStaff)("%s is for staff", async (operation) => {
    expect(codeOf(await api.ask(anonymous, operation))).toBe("UNAUTHENTICATED");
    expect(codeOf(await api.ask(asAna(), operation))).toBe("FORBIDDEN");
    expect(codeOf(await api.ask(instructor(), operation))).toBe("FORBIDDEN");
    expect((await api.ask(admin, operation)).errors).toBeUndefined();
  });
});

describe("bad arguments", () => {
  test.each([
    `{ enrollments(filter: { situation: STUCK, courseStepId: "7" }) { totalCount } }`,
    `{ pipeline(courseId: "${writeNodeId("Course", "00000000-0000-4000-8000-000000000001")}", at: "2999-01-01T00:00:00Z") { enrollments } }`,
    `{ enrollments(filter: { courseId: "x" }) { totalCount } }`,
  ])("%s is refused by name", async (operation) => {
    expect(codeOf(await api.ask(admin, operation))).toBe("BAD_USER_INPUT");
  });
});

describe("bad input", () => {
  const enroll = `mutation ($input: EnrollInput!) { enroll(input: $input) { __typename ... on UserError { field message } ... on Enrollment { id } } }`;
  const courseId = () => writeNodeId("Course", ana.course.id);
  test.each([
    [
      "an address that is none",
      { email: "nobody", givenName: "Ana" },
      "input.email",
    ],
    ["no name", { email: "new@people.example" }, "input.givenName"],
    ["neither person nor address", {}, "input.email"],
    [
      "a name of 500 characters",
      { email: "new@people.example", givenName: "x".repeat(500) },
      "input.givenName",
    ],
    [
      "a NUL in a name",
      { email: "new@people.example", givenName: "A\0na" },
      "input.givenName",
    ],
    [
      "a zone that is none",
      {
        email: "new@people.example",
        givenName: "Ana",
        timeZone: "Mars/Olympus",
      },
      "input.timeZone",
    ],
    [
      "a course of another type",
      {
        courseId: writeNodeId("Person", "00000000-0000-4000-8000-000000000001"),
        email: "new@people.example",
        givenName: "Ana",
      },
      "input.courseId",
    ],
  ])("%s is refused with its field", async (_what, input, field) => {
    const people = await school.database.person.count();
    const answer = await api.ask(admin, enroll, {
      input: { courseId: courseId(), ...input },
    });
    expect(answer.data).toMatchObject({
      enroll: { __typename: "InvalidInput", field },
    });
    expect(await school.database.person.count()).toBe(people);
  });
  test("a course that is not there leaves no person behind", async () => {
    const people = await school.database.person.count();
    const input = {
      courseId: writeNodeId("Course", "00000000-0000-4000-8000-00000000dead"),
      email: "late@people.example",
      givenName: "Late",
    };
    expect((await api.ask(admin, enroll, { input })).data).toMatchObject({
      enroll: { __typename: "NotFound" },
    });
    expect(await school.database.person.count()).toBe(people);
  });
  test("a good one enrolls and invites, and a repeat answers the same enrollment", async () => {
    const input = {
      courseId: courseId(),
      email: " New@People.Example ",
      givenName: "Nya",
      familyName: "Ny",
    };
    const first = await api.ask(admin, enroll, { input });
    const second = await api.ask(admin, enroll, { input });
    expect(first.data).toMatchObject({ enroll: { __typename: "Enrollment" } });
    expect(second.data).toEqual(first.data);
    const person = await school.database.person.findFirstOrThrow({
      where: { emails: { some: { address: "new@people.example" } } },
      include: { user: true, sendIntents: true },
    });
    expect(person.user?.role).toBe("STUDENT");
    expect(person.sendIntents.map(({ purpose }) => purpose)).toEqual([
      "invitation",
    ]);
  });
  test("an override without a reason is refused", async () => {
    const { id } = await ana.step(1);
    const mutation = `mutation ($input: StepOverrideInput!) { markStepComplete(input: $input) { __typename ... on UserError { field } } }`;
    const answer = await api.ask(admin, mutation, {
      input: { stepId: writeNodeId("EnrollmentStep", id), reason: " " },
    });
    expect(answer.data).toEqual({
      markStepComplete: { __typename: "InvalidInput", field: "input.reason" },
    });
  });
});

describe("the number of SQL statements", () => {
  const list = `{ enrollments(first: 50) { totalCount edges { node { id state percentComplete person { name email } course { title } currentStep { label state waitingOn }
    steps { label state partner { name } partnerEnrollment { progress } } certificate { serial } } } } }`;
  async function count(operation: string) {
    api.statements.length = 0;
    const answer = await api.ask(admin, operation);
    expect(answer.errors).toBeUndefined();
    return api.statements.length;
  }
  test("does not grow with the number of rows", async () => {
    const few = await count(list);
    for (let index = 0; index < 6; index += 1) await beginJourney(school);
    expect(await count(list)).toBe(few);
    expect(few).toBeLessThan(25);
  });
  test("of the attention list does not either", async () => {
    const attention =
      "{ attention { totalCount edges { node { key reason since step { label enrollment { person { name email } course { title } } } message { type source } partner { name } intervention { assignee { name } } } } } }";
    const few = await count(attention);
    await school.database.enrollmentStep.updateMany({
      where: { openedAt: { not: null } },
      data: { openedAt: new Date("2026-10-01T00:00:00Z") },
    });
    expect(await count(attention)).toBe(few);
  });
});

test("the pipeline counts every student of a course once in each step", async () => {
  const query = `query ($id: ID!) { pipeline(courseId: $id) { enrollments completionRate steps { label ahead waiting inProgress completed failed skipped stuck } bottleneck { students reason } } }`;
  const answer = await api.ask(admin, query, {
    id: writeNodeId("Course", other.course.id),
  });
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    pipeline: {
      enrollments: 1,
      completionRate: 0,
      steps: [{ ahead: 0 }, { ahead: 1, waiting: 0 }, { ahead: 1 }],
    },
  });
});
