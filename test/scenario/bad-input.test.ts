import { afterAll, beforeAll, expect, test } from "vitest";
import { openTown, type Town } from "../support/town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown({ workers: 0 });
});
afterAll(() => town.close());

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(`${town.api.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie: town.admin.cookie,
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as {
    errors?: { extensions?: { code?: string } }[];
  };
  return {
    status: response.status,
    code: answer.errors?.[0]?.extensions?.code,
  };
}

const wellFormedButEmpty = Buffer.from("GPC:S:zzz").toString("base64");

test.each([
  `{ enrollments(after: "zzz") { edges { node { id } } } }`,
  `{ enrollments(after: "${wellFormedButEmpty}") { edges { node { id } } } }`,
  `{ enrollments(first: -1) { edges { node { id } } } }`,
  `{ events(after: "${wellFormedButEmpty}") { edges { node { id } } } }`,
  `{ course(code: "a\\u0000b") { id } }`,
  `{ jobRuns(queue: "\\u0000") { edges { node { id } } } }`,
  `{ enrollments(filter: { situation: STUCK, courseStepId: "7" }) { totalCount } }`,
  `{ courses(after: "${Buffer.from("GPC:I:99999999999999999999999").toString("base64")}") { edges { node { id } } } }`,
  `{ events(after: "${Buffer.from("GPC:I:99999999999999999999999").toString("base64")}") { edges { node { id } } } }`,
  `{ node(id: "garbage") { id } }`,
  `{ nodes(ids: ["garbage"]) { id } }`,
])("%s names what is wrong instead of failing", async (query) => {
  const { status, code } = await ask(query);
  expect(code).toBe("BAD_USER_INPUT");
  expect(status).toBeLessThan(500);
});

test("a NUL in a variable is refused too", async () => {
  const { code } = await ask(
    `query ($code: String!) { course(code: $code) { id } }`,
    { code: "a\0b" },
  );
  expect(code).toBe("BAD_USER_INPUT");
});

test("half a character in a variable is refused too", async () => {
  const { code } = await ask(
    `query ($search: String) { people(search: $search) { totalCount } }`,
    { search: "a\ud800" },
  );
  expect(code).toBe("BAD_USER_INPUT");
});

test("the words of an escape are an ordinary text", async () => {
  const { code } = await ask(
    `query ($search: String) { people(search: $search) { totalCount } }`,
    { search: String.raw`\u0000` },
  );
  expect(code).toBeUndefined();
});

test("a search of a hundred thousand characters is refused", async () => {
  const { code } = await ask(
    `query ($search: String) { people(search: $search) { totalCount } }`,
    { search: "word ".repeat(20_000) },
  );
  expect(code).toBe("BAD_USER_INPUT");
});

test("a percent sign stands for itself", async () => {
  const response = await fetch(`${town.api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: town.admin.cookie },
    body: JSON.stringify({ query: `{ people(search: "%") { totalCount } }` }),
  });
  expect(await response.json()).toEqual({
    data: { people: { totalCount: 0 } },
  });
});

test("a node that is not there is null, and leaves its neighbours alone", async () => {
  const id = (typename: string) =>
    Buffer.from(`${typename}:00000000-0000-4000-8000-000000000001`).toString(
      "base64url",
    );
  for (const typename of ["Person", "Course", "Enrollment", "InboundMessage"])
    expect(await ask(`{ node(id: "${id(typename)}") { id } }`)).toEqual({
      status: 200,
      code: undefined,
    });
  expect(
    await ask(`{ nodes(ids: ["${id("Person")}", "${id("Course")}"]) { id } }`),
  ).toEqual({ status: 200, code: undefined });
  const many = JSON.stringify(Array.from({ length: 101 }, () => id("Person")));
  expect((await ask(`{ nodes(ids: ${many}) { id } }`)).code).toBe(
    "BAD_USER_INPUT",
  );
});

test("signing in with a NUL is refused, not an error of ours", async () => {
  const response = await fetch(`${town.api.url}/api/auth/reset-password`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: town.api.url },
    body: JSON.stringify({ token: "a\0b", newPassword: "a long new password" }),
  });
  expect(response.status).toBe(400);
});
