import { createHmac, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addPartner,
  startTestApi,
  type TestApi,
} from "../../test/support/api.ts";

let api: TestApi;
let secret: string;
let partnerId: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ secret, partnerId } = await addPartner(api, { slug: "milady" }));
});
afterAll(() => api.close());

const completed = JSON.stringify({
  type: "course.completed",
  timestamp: new Date().toISOString(),
  data: { enrollment_id: "enrolment-1" },
});

describe("what is taken", () => {
  test("a new message is stored with its job before the answer", async () => {
    const id = randomUUID();
    const answer = await send(completed, { "webhook-id": id });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ status: "accepted" });
    const stored = await findMessage(id);
    expect(stored).toMatchObject({
      source: "partners/milady",
      partnerId,
      type: "course.completed",
      orderingKey: `${partnerId}:enrolment-1`,
      rawBody: completed,
      state: "RECEIVED",
    });
    expect(await jobsOf(stored?.orderingKey)).toBeGreaterThan(0);
  });

  test("a repeated message is a duplicate, also when it is repeated at the same time", async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(completed, { "webhook-id": id })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 202]);
    const again = await send(completed, { "webhook-id": id });
    expect(await again.json()).toEqual({ status: "duplicate" });
    expect(
      await api.db.inboundMessage.count({ where: { externalId: id } }),
    ).toBe(1);
  });

  test.each([
    ["an unknown type", '{"type":"quiz.graded","data":{}}', "quiz.graded"],
    [
      "senseless content",
      '{"type":"progress.updated","data":7}',
      "progress.updated",
    ],
    [
      "an escaped NUL",
      '{"type":"course.completed","data":"\\u0000"}',
      "course.completed",
    ],
    [
      "half a character",
      '{"type":"course.completed","data":"\\ud800"}',
      "course.completed",
    ],
  ])("%s is kept for an admin to see", async (_what, body, type) => {
    const id = randomUUID();
    expect((await send(body, { "webhook-id": id })).status).toBe(202);
    expect(await findMessage(id)).toMatchObject({ type, rawBody: body });
  });

  test("a message signed with the second secret is taken while rotating", async () => {
    const other = await addPartner(api, { slug: "certiport" });
    const [first] = (
      await api.db.partnerConnection.findUniqueOrThrow({
        where: { partnerId: other.partnerId },
      })
    ).sealedWebhookSecrets;
    const { sealedWebhookSecrets } =
      await api.db.partnerConnection.findUniqueOrThrow({
        where: { partnerId },
      });
    await api.db.partnerConnection.update({
      where: { partnerId: other.partnerId },
      data: { sealedWebhookSecrets: [...sealedWebhookSecrets, String(first)] },
    });
    const answer = await send(
      completed,
      {},
      { to: "certiport", key: other.secret },
    );
    expect(answer.status).toBe(202);
  });
});

describe("what is refused changes nothing and names the fault", () => {
  const old = String(Math.floor(Date.now() / 1000) - 3600);
  test.each<[string, () => Promise<Response>, number, string]>([
    [
      "an unknown partner",
      () => send(completed, {}, { to: "nobody" }),
      404,
      "path",
    ],
    [
      "a partner's name that is none",
      () => send(completed, {}, { to: "%E0%A4%A" }),
      404,
      "path",
    ],
    ["no id", () => send(completed, { "webhook-id": "" }), 400, "webhook-id"],
    [
      "no timestamp",
      () => send(completed, { "webhook-timestamp": "" }),
      400,
      "webhook-timestamp",
    ],
    [
      "a timestamp that is none",
      () => send(completed, { "webhook-timestamp": "noon" }),
      400,
      "webhook-timestamp",
    ],
    [
      "no signature",
      () => send(completed, { "webhook-signature": "" }),
      400,
      "webhook-signature",
    ],
    [
      "a wrong signature",
      () => send(completed, { "webhook-signature": "v1,AAAA" }),
      401,
      "webhook-signature",
    ],
    [
      "another's secret",
      () => send(completed, {}, { key: `whsec_${"A".repeat(32)}` }),
      401,
      "webhook-signature",
    ],
    [
      "an old message",
      () => send(completed, { "webhook-timestamp": old }),
      400,
      "webhook-timestamp",
    ],
    ["no JSON", () => send("hello"), 400, "body"],
    ["nothing", () => send(""), 400, "body"],
    ["a raw NUL", () => send('{"type":"a\u0000"}'), 400, "body"],
    ["a list", () => send("[]"), 400, "body"],
    ["bottomless nesting", () => send("[".repeat(100_000)), 400, "body"],
    ["no type", () => send("{}"), 400, "type"],
    ["too much", () => send("x".repeat(1_000_001)), 413, "body"],
  ])("%s", async (_what, attempt, status, field) => {
    const before = await api.db.inboundMessage.count();
    const answer = await attempt();
    expect(answer.status).toBe(status);
    const { error } = (await answer.json()) as { error: { field: string } };
    expect(error).toMatchObject({ field });
    expect(await api.db.inboundMessage.count()).toBe(before);
  });

  test("another method", async () => {
    const answer = await fetch(address("milady"));
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("too much in chunks, whose length nobody declared", async () => {
    const chunk = "x".repeat(100_000);
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(address("milady"), { method: "POST" });
      request.once("response", (response) => resolve(response.statusCode));
      request.once("error", reject);
      for (let i = 0; i < 11; i++) request.write(chunk);
      request.end();
    });
    expect(status).toBe(413);
  });
});

const address = (slug: string) => `${api.url}/webhooks/partners/${slug}`;

/** Sends a body, well signed unless the headers say otherwise. An empty header is left out. */
function send(
  body: string,
  headers: Record<string, string> = {},
  { to = "milady", key = secret }: { to?: string; key?: string } = {},
): Promise<Response> {
  const id = headers["webhook-id"] ?? randomUUID();
  const now = String(Math.floor(Date.now() / 1000));
  const timestamp = headers["webhook-timestamp"] ?? now;
  const signature = createHmac("sha256", Buffer.from(key.slice(6), "base64"))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  const all = {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
    ...headers,
  };
  const given = Object.entries(all).filter(([, value]) => value !== "");
  return fetch(address(to), { method: "POST", headers: given, body });
}

const findMessage = (externalId: string) =>
  api.db.inboundMessage.findFirst({ where: { externalId } });

async function jobsOf(orderingKey = "") {
  const [row] = await api.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pgboss.job WHERE name = 'inbox.apply' AND data->>'orderingKey' = ${orderingKey}`;
  return Number(row?.count);
}
