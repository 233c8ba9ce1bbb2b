import { randomUUID } from "node:crypto";
import { signatureOf } from "@throughline/integrations/stripe/simulator/outbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/support/api.ts";

const secret = "whsec_of_the_school";
const former = "whsec_before";
const connect = "whsec_of_connect";
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({
    env: {
      STRIPE_SECRET_KEY: "sk_test_key",
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_WEBHOOK_SECRET_PREVIOUS: former,
      STRIPE_CONNECT_WEBHOOK_SECRET: connect,
    },
  });
});
afterAll(() => api.close());

describe("what is taken", () => {
  test("a new event is stored with its job before the answer", async () => {
    const id = newId();
    const body = event(id);
    const answer = await send(body);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ status: "accepted" });
    expect(await find(id)).toMatchObject({
      source: "stripe",
      partnerId: null,
      type: "charge.refunded",
      orderingKey: "stripe:pi_1",
      rawBody: body,
      state: "RECEIVED",
      sentAt: new Date(created * 1_000),
    });
    const [{ jobs }] = await api.db.$queryRaw<[{ jobs: number }]>`
      SELECT count(*)::int AS jobs FROM pgboss.job WHERE data->>'orderingKey' = 'stripe:pi_1'`;
    expect(jobs).toBeGreaterThan(0);
  });

  test("a repeated event is a duplicate, also when it is repeated at the same time and signed anew", async () => {
    const body = event(newId());
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        send(body, { at: new Date(Date.now() - index * 1_000) }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 202]);
    expect(await (await send(body)).json()).toEqual({ status: "duplicate" });
  });

  test.each([
    ["the former secret while it is rolled", former],
    ["the secret of connected accounts", connect],
  ])("an event signed with %s", async (_what, by) => {
    expect((await send(event(newId()), { by })).status).toBe(202);
  });

  test("a thin event of v2", async () => {
    const id = newId();
    const answer = await send(
      JSON.stringify({
        id,
        object: "v2.core.event",
        type: "v2.core.account[requirements].updated",
        created: "2026-11-23T12:00:00.000Z",
        related_object: { id: "acct_1", type: "v2.core.account", url: "/" },
      }),
      { by: connect },
    );
    expect(answer.status).toBe(202);
    expect(await find(id)).toMatchObject({
      type: "v2.core.account[requirements].updated",
      orderingKey: "stripe:acct_1",
    });
  });

  test.each([
    ["a type that nobody knows", { type: "moon.landed" }],
    ["an object that makes no sense", { data: { object: { id: 7 } } }],
    ["an escaped NUL", { data: { object: { note: "\0" } } }],
    ["half a character", { data: { object: { note: "\ud800" } } }],
    [
      "a name of 500 characters",
      { data: { object: { name: "美".repeat(500) } } },
    ],
  ])("%s is kept for an admin to see", async (_what, more) => {
    const id = newId();
    expect((await send(event(id, more))).status).toBe(202);
    expect(await find(id)).not.toBeNull();
  });
});

describe("what is refused changes nothing and names the fault", () => {
  const hourAgo = new Date(Date.now() - 3_600_000);
  const inAnHour = new Date(Date.now() + 3_600_000);
  test.each<[string, () => Promise<Response>, number, string]>([
    ["no signature", () => post(event(newId()), {}), 400, "stripe-signature"],
    [
      "a header that is none",
      () => post(event(newId()), { "stripe-signature": "hello" }),
      400,
      "stripe-signature",
    ],
    [
      "a foreign secret",
      () => send(event(newId()), { by: "whsec_foreign" }),
      401,
      "stripe-signature",
    ],
    [
      "an old signature",
      () => send(event(newId()), { at: hourAgo }),
      400,
      "stripe-signature",
    ],
    [
      "a signature from the future",
      () => send(event(newId()), { at: inAnHour }),
      400,
      "stripe-signature",
    ],
    ["no JSON", () => send("{"), 400, "body"],
    ["no body", () => send(""), 400, "body"],
    ["no id", () => send(event("")), 400, "id"],
    ["a list", () => send("[1]"), 400, "body"],
    ["another object", () => send('{"object":"charge"}'), 400, "object"],
    [
      "a huge body",
      () => send(JSON.stringify({ text: "x".repeat(1_000_001) })),
      413,
      "body",
    ],
    [
      "another method",
      () => fetch(`${api.url}/webhooks/stripe`),
      405,
      "method",
    ],
  ])("%s", async (_what, ask, status, field) => {
    const before = await api.db.inboundMessage.count();
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { field } });
    expect(await api.db.inboundMessage.count()).toBe(before);
  });
});

test("where no signing secret is set, Stripe is asked to send again later", async () => {
  const other = await startTestApi();
  try {
    const answer = await fetch(`${other.url}/webhooks/stripe`, {
      method: "POST",
      body: event(newId()),
    });
    expect(answer.status).toBe(503);
  } finally {
    await other.close();
  }
});

const created = 1_795_000_000;
const newId = () => `evt_${randomUUID().replaceAll("-", "")}`;

function event(id: string, more: object = {}): string {
  return JSON.stringify({
    id,
    object: "event",
    type: "charge.refunded",
    created,
    data: { object: { id: "ch_1", object: "charge", payment_intent: "pi_1" } },
    ...more,
  });
}

function send(
  body: string,
  { by = secret, at = new Date() }: { by?: string; at?: Date } = {},
): Promise<Response> {
  return post(body, { "stripe-signature": signatureOf(body, by, at) });
}

function post(
  body: string,
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(`${api.url}/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

const find = (externalId: string) =>
  api.db.inboundMessage.findFirst({ where: { source: "stripe", externalId } });
