import { randomUUID } from "node:crypto";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/support/api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    env: {
      AUTH_RATE_LIMIT_MAX: "3",
      STRIPE_SECRET_KEY: "sk_test_key",
      STRIPE_API_BASE: "http://127.0.0.1:9",
      STRIPE_WEBHOOK_SECRET: "whsec_of_the_tests",
    },
  });
});
afterAll(() => api.close());

/** A guest begins a checkout of something that is not sold; answers the type and the field of what comes back. */
async function begin(from: string): Promise<string> {
  const answered = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": from },
    body: JSON.stringify({
      query: `mutation ($input: BeginCheckoutInput!) {
        beginCheckout(input: $input) { __typename ... on UserError { field message } } }`,
      variables: {
        input: {
          productId: writeNodeId("Product", randomUUID()),
          email: `${randomUUID()}@people.example`,
          requestKey: randomUUID(),
        },
      },
    }),
  });
  const { data } = (await answered.json()) as {
    data: { beginCheckout: { __typename: string; field: string } };
  };
  const { __typename, field } = data.beginCheckout;
  return `${__typename} ${field}`;
}

const heard = "NotFound input.productId";
const tooMany = "Refused input.email";

describe("checkouts of guests", () => {
  test("from one address wait after some in a minute, whatever e-mail addresses they give", async () => {
    const answers = [];
    for (let count = 0; count < 4; count += 1)
      answers.push(await begin("203.0.113.1"));
    expect(answers).toEqual([heard, heard, heard, tooMany]);
    expect(await begin("203.0.113.2")).toBe(heard);
  });

  test("begun all at once are counted each", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => begin("203.0.113.3")),
    );
    expect(answers.filter((answer) => answer === heard)).toHaveLength(3);
  });

  test("from one household's addresses of IPv6 count together", async () => {
    const answers = [];
    for (let count = 1; count < 5; count += 1)
      answers.push(await begin(`2001:db8:1:2::${count}`));
    expect(answers.at(-1)).toBe(tooMany);
    expect(await begin("2001:db8:1:3::1")).toBe(heard);
  });

  test("an address made up by the caller does not help", async () => {
    const answers = [];
    for (let count = 0; count < 4; count += 1)
      answers.push(await begin(`198.51.100.${count}, 203.0.113.4`));
    expect(answers.at(-1)).toBe(tooMany);
  });
});
