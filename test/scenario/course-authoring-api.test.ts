import { writeNodeId } from "@throughline/schema/node-id";
import { makePartner } from "@throughline/seed/factory/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuthoring, type Authoring } from "../support/authoring.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let author: Authoring;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  author = openAuthoring(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const staff: Asker = { role: "ADMIN" };
const student: Asker = { role: "STUDENT", personId: crypto.randomUUID() };

const beginning = `mutation { outcome: beginCourseDraft(input: {}) { ... on CourseDraft { id revision } } }`;
const saving = `mutation ($input: SaveCourseDraftInput!) { outcome: saveCourseDraft(input: $input) {
  __typename ... on UserError { field message } ... on CourseDraft {
    id revision objections { severity field } changes { kind field label } stripeSteps { thing action } } } }`;
const publishing = `mutation ($input: PublishCourseInput!) { outcome: publishCourse(input: $input) {
  __typename ... on UserError { field } ... on Course { code product { price { unitAmount currency } summary } } } }`;
const savingProduct = `mutation ($input: SaveProductInput!) { outcome: saveProduct(input: $input) {
  __typename ... on UserError { field } ... on Product { id state summary } } }`;
const pricing = `mutation ($input: SetPriceInput!) { outcome: setPrice(input: $input) { ... on Product { price { unitAmount } } } }`;
const selling = `mutation ($input: PublishProductInput!) { outcome: publishProduct(input: $input) { ... on Product { state } } }`;

/** What the staff are answered to a mutation. */
async function order(mutation: string, input?: object): Promise<unknown> {
  const { data, errors } = await api.ask(staff, mutation, { input });
  expect(errors).toBeUndefined();
  return data?.["outcome"];
}

/** A step of a draft as clients write it, with nothing in it yet. */
const blank = { key: "a", label: "", slug: "", title: "", kind: "SESSION" };

describe("over GraphQL", () => {
  test("a course is begun, saved with what stands against it, and published", async () => {
    const begun = await order(beginning);
    const { id: draftId, revision } = begun as { id: string; revision: number };
    const content = {
      code: "API1",
      title: "",
      sequencing: "STRICT",
      currency: "usd",
      unitAmount: 5_000,
      steps: [
        {
          key: "a",
          label: "A-1",
          slug: "a-1",
          title: "First",
          kind: "SESSION",
          expectedDays: 3,
        },
      ],
    };
    expect(await order(saving, { draftId, revision, content })).toMatchObject({
      revision: revision + 1,
      objections: [
        { severity: "ERROR", field: "title" },
        { severity: "WARNING", field: "description" },
        { severity: "WARNING", field: "steps.0.options" },
      ],
      stripeSteps: [
        { thing: "PRODUCT", action: "CREATE" },
        { thing: "PRICE", action: "CREATE" },
      ],
    });
    expect(
      await order(publishing, { draftId, revision: revision + 1 }),
    ).toMatchObject({ __typename: "Refused", field: "input.title" });
    await order(saving, {
      draftId,
      revision: revision + 1,
      content: { ...content, title: "By hand" },
    });
    expect(
      await order(publishing, { draftId, revision: revision + 2 }),
    ).toEqual({
      __typename: "Course",
      code: "API1",
      product: {
        price: { unitAmount: 5_000, currency: "usd" },
        summary: "course access",
      },
    });
  });

  test("a draft that ends what payees get names them before it is published", async () => {
    const { courseId } = await author.published();
    const { steps } = await author.courseOf(courseId);
    const partner = await makePartner(school.database);
    const account = await school.database.payoutAccount.create({
      data: { partnerId: partner.id, email: "p@p.example" },
    });
    const share = { courseId, payoutAccountId: account.id };
    const amount = { amount: 3_000, currency: "usd" };
    await school.database.payoutShare.createMany({
      data: [
        { ...share, ...amount },
        { ...share, courseStepId: steps[0]?.id, basisPoints: 1_000 },
      ],
    });
    const saidOf = async (id: string) => {
      const { data } = await api.ask(
        staff,
        `query ($id: ID!) { node(id: $id) { ... on CourseDraft { objections { severity field message } } } }`,
        { id: writeNodeId("CourseDraft", id) },
      );
      const { node } = data as never as {
        node: { objections: { field: string; message: string }[] };
      };
      return node.objections
        .filter(({ message }) => message.includes(partner.name))
        .map(({ field }) => field);
    };
    const { draftId } = await author.rewrite(courseId, () => ({}));
    expect(await saidOf(draftId)).toEqual([]);
    await author.rewrite(courseId, (content) => ({
      currency: "eur",
      steps: content.steps.slice(1),
    }));
    expect(await saidOf(draftId)).toEqual(["steps", "currency"]);
    await author.rewrite(courseId, () => ({
      currency: "usd",
      unitAmount: 2_000,
    }));
    expect(await saidOf(draftId)).toContain("unitAmount");
  });

  test.each([
    ["title", { title: "x".repeat(500) }],
    ["title", { title: "nul \0 nul" }],
    ["steps.0.label", { steps: [{ ...blank, label: "x".repeat(99) }] }],
    [
      "steps.0.id",
      {
        steps: [{ ...blank, id: writeNodeId("Person", crypto.randomUUID()) }],
      },
    ],
  ])("a wrong %s is refused by name", async (field, change) => {
    const { draftId, revision } = await author.draft();
    const content = {
      code: "ABC",
      title: "T",
      sequencing: "STRICT",
      currency: "usd",
      steps: [],
      ...change,
    };
    const id = writeNodeId("CourseDraft", draftId);
    expect(
      await order(saving, { draftId: id, revision, content }),
    ).toMatchObject({
      __typename: "InvalidInput",
      field: `input.content.${field}`,
    });
  });

  test("nobody but staff sees a draft or publishes one", async () => {
    const { draftId, revision } = await author.draft();
    const id = writeNodeId("CourseDraft", draftId);
    const { errors } = await api.ask(student, publishing, {
      input: { draftId: id, revision },
    });
    expect(errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
    const seenBy = async (asker: Asker): Promise<unknown> => {
      const query = `query ($id: ID!) { node(id: $id) { ... on CourseDraft { revision } } }`;
      const { data } = await api.ask(asker, query, { id });
      return data?.["node"] ?? null;
    };
    expect(await seenBy(student)).toBeNull();
    expect(await seenBy(staff)).toEqual({ revision });
  });

  test("a package of credits is written, priced and put on sale, and a license needs a course", async () => {
    const written = await order(savingProduct, {
      kind: "CREDITS",
      name: "Five hours",
      privateCredits: 5,
      privateValidDays: 365,
    });
    expect(written).toMatchObject({
      state: "DRAFT",
      summary: "5 private credits (365 days)",
    });
    const { id: productId } = written as { id: string };
    expect(
      await order(pricing, { productId, currency: "EUR", unitAmount: 25_000 }),
    ).toEqual({ price: { unitAmount: 25_000 } });
    expect(await order(selling, { productId })).toEqual({ state: "PUBLISHED" });
    expect(
      await order(savingProduct, { kind: "LICENSE", name: "Seats" }),
    ).toMatchObject({ field: "input.courseId" });
  });
});
