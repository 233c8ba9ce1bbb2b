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
  `{ enrollments(filter: { situation: STUCK, stuckAfterDays: 2000000000 }) { totalCount } }`,
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

test("a search of a hundred thousand characters is answered", async () => {
  const { code, status } = await ask(
    `query ($search: String) { people(search: $search) { totalCount } }`,
    { search: "word ".repeat(20_000) },
  );
  expect([status, code]).toEqual([200, undefined]);
});
