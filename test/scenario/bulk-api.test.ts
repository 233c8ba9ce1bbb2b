import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { readNodeId, writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphql } from "../support/graphql.ts";
import { openImport } from "../support/import-file.ts";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let courseId: string;
let enrollmentId: string;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  const { id: partnerId } = await makePartner(school.database);
  const course = await makeCourse(school.database, {
    code: "API",
    steps: [{ partnerId }, { partnerId }],
  });
  courseId = course.id;
  const person = await makePerson(school.database);
  const made = await makeEnrollment(
    school.store,
    { personId: person.id, courseId },
    monday,
  );
  enrollmentId = writeNodeId("Enrollment", made.id);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const outcome = `__typename
  ... on BulkOperation { id state total applicable notUndoable counts { pending failed }
    rows(first: 5) { totalCount edges { cursor node { position label state from to result subjectId } } } }
  ... on UserError { field message }`;
const plan = `mutation ($input: PlanBulkOperationInput!) { outcome: planBulkOperation(input: $input) { ${outcome} } }`;
const planImport = `mutation ($input: PlanImportInput!) { outcome: planImport(input: $input) { ${outcome} } }`;
const undo = `mutation ($input: UndoBulkOperationInput!) { outcome: undoBulkOperation(input: $input) { ${outcome} } }`;
const abort = `mutation ($input: BulkOperationInput!) { outcome: abortBulkOperation(input: $input) { ${outcome} } }`;
const start = `mutation ($input: BulkOperationInput!) { outcome: startBulkOperation(input: $input) { ${outcome} } }`;

interface Outcome {
  __typename: string;
  id: string;
  field?: string;
  message?: string;
  total: number;
  rows: { edges: { cursor: string }[] };
}

async function ask(
  source: string,
  input: object,
  role: "ADMIN" | "STUDENT" = "ADMIN",
) {
  const answer = await api.ask({ role }, source, { input });
  return {
    errors: answer.errors?.map(({ message }) => message),
    outcome: (answer.data as { outcome?: Outcome } | null)?.outcome,
  };
}

const reason = "For the test.";

describe("planning through the API", () => {
  test("answers the preview with its rows, which can be turned over", async () => {
    const selection = { filter: { courseId: writeNodeId("Course", courseId) } };
    const { outcome: planned } = await ask(plan, {
      kind: "SKIP_STEP",
      reason,
      selection,
    });
    expect(planned).toMatchObject({
      __typename: "BulkOperation",
      state: "PREVIEW",
      total: 1,
      applicable: 1,
      rows: {
        totalCount: 1,
        edges: [
          { node: { from: "pending", to: "skipped", subjectId: enrollmentId } },
        ],
      },
    });
    const after = planned?.rows.edges[0]?.cursor;
    const turned = await api.ask(
      { role: "ADMIN" },
      `query ($id: ID!, $after: String) { bulkOperation(id: $id) { rows(first: 5, after: $after, states: [PENDING]) { edges { node { position } } } } }`,
      { id: planned?.id, after },
    );
    expect(turned).toMatchObject({
      data: { bulkOperation: { rows: { edges: [] } } },
    });
  });

  test.each([
    [
      "no selection",
      { kind: "SUSPEND", reason, selection: {} },
      "input.selection",
    ],
    [
      "two selections",
      {
        kind: "SUSPEND",
        reason,
        selection: { enrollmentIds: [], personIds: [] },
      },
      "input.selection",
    ],
    [
      "nobody",
      { kind: "SUSPEND", reason, selection: { enrollmentIds: [] } },
      "input.selection",
    ],
    [
      "a foreign id",
      { kind: "SUSPEND", reason, selection: { enrollmentIds: ["nonsense"] } },
      "input.selection.enrollmentIds.0",
    ],
    [
      "no reason",
      { kind: "SUSPEND", reason: " ", selection: { enrollmentIds: [] } },
      "input.reason",
    ],
    [
      "no course to enroll in",
      { kind: "ENROLL", reason, selection: { filter: {} } },
      "input.params.courseId",
    ],
  ])("%s is refused and names the field", async (_name, input, field) => {
    const { outcome: refused, errors } = await ask(plan, input);
    expect(errors).toBeUndefined();
    expect(refused?.field).toBe(field);
  });

  test("is for staff alone", async () => {
    const input = { kind: "SUSPEND", reason, selection: { filter: {} } };
    const { outcome: none, errors } = await ask(plan, input, "STUDENT");
    expect(none ?? null).toBeNull();
    expect(errors).toEqual(["You may not see or do this."]);
  });

  test("one that is not there cannot be started", async () => {
    const operationId = writeNodeId(
      "BulkOperation",
      "00000000-0000-4000-8000-00000000ffff",
    );
    const { outcome: refused } = await ask(start, { operationId });
    expect(refused).toMatchObject({ __typename: "NotFound" });
  });
});

test("an undo is stopped through the API, and asked for again", async () => {
  const { outcome: planned } = await ask(plan, {
    kind: "SUSPEND",
    reason,
    selection: { enrollmentIds: [enrollmentId] },
  });
  const operationId = planned?.id ?? "";
  const { id } = readNodeId(operationId);
  const { carryOn } = openImport(school.store, () => daysLater(1));
  await ask(start, { operationId });
  await carryOn(id);
  expect(await ask(undo, { operationId, reason })).toMatchObject({
    outcome: { state: "UNDOING" },
  });
  expect(await ask(abort, { operationId })).toMatchObject({
    outcome: { state: "PARTLY_UNDONE" },
  });
  expect(await ask(undo, { operationId, reason })).toMatchObject({
    outcome: { state: "UNDOING" },
  });
  await carryOn(id);
  expect(await ask(abort, { operationId })).toMatchObject({
    outcome: { message: "It has been taken back already." },
  });
});

describe("importing through the API", () => {
  const row = {
    email: "api@import.example",
    givenName: "Ana",
    course: "API",
    enrolledAt: "2026-11-01T09:00:00Z",
    "step1.state": "COMPLETED",
    "step1.settledAt": "2026-11-02T09:00:00Z",
  };

  test("rows are checked, started and written", async () => {
    const imports = openImport(school.store, () => daysLater(1));
    const { outcome: planned, errors } = await ask(planImport, {
      kind: "IMPORT_ENROLLMENTS",
      rows: [row, { ...row, email: "no address" }],
    });
    expect(errors).toBeUndefined();
    expect(planned).toMatchObject({ state: "PLANNING", total: 2 });
    const [, id = ""] = Buffer.from(planned?.id ?? "", "base64url")
      .toString()
      .split(":");
    await imports.carryOn(id);
    const { outcome: started } = await ask(start, { operationId: planned?.id });
    expect(started).toMatchObject({ counts: { pending: 1, failed: 1 } });
    await imports.carryOn(id);
    expect(
      await school.database.enrollment.count({
        where: { person: { emails: { some: { address: row.email } } } },
      }),
    ).toBe(1);
  });

  test.each([
    ["neither rows nor CSV", {}, "input.rows"],
    ["no rows", { rows: [] }, "input.rows"],
    ["an empty CSV", { csv: "" }, "input.file"],
    ["headings only", { csv: "email,course" }, "input.file"],
    [
      "columns that are missing",
      { csv: "email\na@b.example" },
      "input.mapping",
    ],
    [
      "a zone that there is not",
      { rows: [row], timeZone: "Mars/Base" },
      "input.timeZone",
    ],
  ])("%s is refused", async (_name, input, field) => {
    const { outcome: refused, errors } = await ask(planImport, {
      kind: "IMPORT_ENROLLMENTS",
      ...input,
    });
    expect(errors).toBeUndefined();
    expect(refused?.field).toBe(field);
  });

  test("a row that is no object of texts is refused", async () => {
    const { errors } = await ask(planImport, {
      kind: "IMPORT_ENROLLMENTS",
      rows: [{ email: ["a"] }],
    });
    expect(errors?.[0]).toContain("email must be a text, a number");
  });

  test("a piece that is no base64, or too far on, is refused", async () => {
    const append = `mutation ($input: AppendToImportInput!) { outcome: appendToImport(input: $input) { ${outcome} } }`;
    const importId = writeNodeId(
      "BulkOperation",
      "00000000-0000-4000-8000-00000000ffff",
    );
    const wrong = async (input: object) =>
      (await ask(append, { importId, position: 0, body: "QQ==", ...input }))
        .outcome;
    expect(await wrong({ body: "%%%" })).toMatchObject({ field: "input.body" });
    expect(await wrong({ position: -1 })).toMatchObject({
      field: "input.position",
    });
    expect(await wrong({})).toMatchObject({ __typename: "NotFound" });
  });
});
