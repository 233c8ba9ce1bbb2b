import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import {
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  getIntrospectionQuery,
} from "graphql";
import { createClient, type Client } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import {
  addLogin,
  portalUrl,
  postJson,
  signIn,
  startTestApi,
  type TestApi,
} from "../../test/support/api.ts";
import type { ApiContext } from "../context.ts";

const context =
  (run: (context: ApiContext) => unknown) =>
  (_root: unknown, _args: unknown, api: ApiContext) =>
    run(api);

const node: GraphQLObjectType = new GraphQLObjectType({
  name: "Node",
  fields: () => ({
    name: { type: GraphQLString, resolve: () => "n" },
    next: { type: node, resolve: () => ({}) },
    list: {
      type: new GraphQLList(node),
      args: { first: { type: GraphQLInt } },
      resolve: () => [],
    },
  }),
});
let wrote = 0;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: {
      me: {
        type: GraphQLString,
        resolve: context(({ viewer }) => viewer.name || viewer.role),
      },
      node: { type: node, resolve: () => ({}) },
      people: {
        type: new GraphQLNonNull(GraphQLInt),
        resolve: context(({ db }) => db.person.count()),
      },
      bug: {
        type: GraphQLString,
        resolve: () => {
          throw new Error("password=hunter2 at /srv/secret.ts");
        },
      },
      refusal: {
        type: GraphQLString,
        resolve: () => {
          throw new GraphQLError("Not today.", { extensions: { code: "NO" } });
        },
      },
    },
  }),
  mutation: new GraphQLObjectType({
    name: "Mutation",
    fields: { write: { type: GraphQLInt, resolve: () => ++wrote } },
  }),
  subscription: new GraphQLObjectType({
    name: "Subscription",
    fields: {
      events: {
        type: GraphQLString,
        args: { after: { type: GraphQLString } },
        subscribe: (
          _root,
          { after }: { after?: string },
          { feed }: ApiContext,
        ) => feed.follow(after ?? null, () => true),
        resolve: ({ type }: { type: string }) => type,
      },
      broken: {
        type: GraphQLString,
        async *subscribe() {
          yield { broken: "one" };
          await Promise.resolve();
          throw new Error("password=hunter2");
        },
      },
    },
  }),
});

let api: TestApi;
const ana = { email: "ana@school.test", password: "correct horse battery" };
let cookie: string;

beforeAll(async () => {
  api = await startTestApi({ schema, recheckMs: 100 });
  await addLogin(api, ana);
  await addLogin(api, { email: "other@school.test" });
  cookie = await signIn(api, ana);
});
afterAll(() => api.close());

const nested = (depth: number) =>
  `{node${"{next".repeat(depth - 2)}{name}${"}".repeat(depth - 2)}}`;

const monsters: [string, string, RegExp][] = [
  ["too deep", nested(17), /depth/],
  ["stack-deep", `{node${"{next".repeat(100_000)}`, /nested|tokens/],
  ["stack-deep in a value", `{node(a:${"[".repeat(100_000)}`, /nested|tokens/],
  ["too many tokens", `{${"me ".repeat(6_000)}}`, /tokens/],
  [
    "too many aliases",
    `{${Array.from({ length: 40 }, (_, i) => `a${i}:me`).join(" ")}}`,
    /liases/,
  ],
  ["too costly", "{node{list(first:1000){list(first:1000){name}}}}", /[Cc]ost/],
  ["a wrong name", "{mee}", /Did you mean "me"/],
  ["no syntax", "{", /Syntax/],
];

describe("over HTTP", () => {
  test("the cookie says who asks, and the database shows that viewer's rows only", async () => {
    const signedIn = await ask("{me people}", { cookie });
    expect(await signedIn.json()).toEqual({
      data: { me: "Ana Lovelace", people: 1 },
    });
    const nobody = await ask("{me people}");
    expect(await nobody.json()).toEqual({
      data: { me: "ANONYMOUS", people: 0 },
    });
  });

  test("a forged cookie is nobody's", async () => {
    const answer = await ask("{me}", { cookie: `${cookie}x` });
    expect(await answer.json()).toEqual({ data: { me: "ANONYMOUS" } });
  });

  test("sixteen levels and introspection are allowed", async () => {
    expect(await (await ask(nested(16))).json()).not.toHaveProperty("errors");
    const whole = await ask(getIntrospectionQuery());
    expect(await whole.json()).not.toHaveProperty("errors");
  });

  test.each(monsters)(
    "a document with %s is refused, with a reason",
    async (_what, query, reason) => {
      const answer = await ask(query);
      expect(answer.status).toBeLessThan(500);
      const { errors } = (await answer.json()) as {
        errors: { message: string }[];
      };
      expect(errors[0]?.message).toMatch(reason);
    },
  );

  test("a stack-deep document is answered 400", async () => {
    expect((await ask(`{node${"{next".repeat(100_000)}`)).status).toBe(400);
  });

  test("an unexpected failure is masked and can be found by its request id", async () => {
    const answer = await ask("{bug}", { "x-request-id": "find-me" });
    expect(answer.headers.get("x-request-id")).toBe("find-me");
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).not.toContain("hunter2");
    expect(JSON.parse(text)).toMatchObject({
      errors: [
        {
          path: ["bug"],
          extensions: { code: "INTERNAL", requestId: "find-me" },
        },
      ],
    });
    const { errors } = (await (await ask("{refusal}")).json()) as {
      errors: unknown[];
    };
    expect(errors).toMatchObject([
      { message: "Not today.", extensions: { code: "NO" } },
    ]);
  });

  test.each([
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "application/graphql",
  ])("a form of kind %s changes nothing", async (contentType) => {
    const body = JSON.stringify({ query: "mutation{write}" });
    const headers = { "content-type": contentType, cookie };
    const answer = await fetch(graphql(), { method: "POST", headers, body });
    expect(answer.status).toBe(415);
    expect(wrote).toBe(0);
  });

  test("GET changes nothing", async () => {
    const answer = await fetch(`${graphql()}?query=mutation{write}`);
    expect(answer.status).toBe(405);
    expect(wrote).toBe(0);
  });

  test("a foreign page gets neither the cookie's rights nor an answer to read", async () => {
    const origin = "https://evil.test";
    expect((await ask("mutation{write}", { cookie, origin })).status).toBe(403);
    const preflight = await fetch(graphql(), {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    const open = await ask("{me}", { origin });
    expect(open.headers.get("access-control-allow-origin")).toBeNull();
    expect(wrote).toBe(0);
  });

  test("a body over a megabyte is refused", async () => {
    expect((await ask(`{me}${" ".repeat(1_000_001)}`)).status).toBe(413);
  });

  test("a subscription comes as server-sent events", async () => {
    const abort = new AbortController();
    const answer = await fetch(graphql(), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
      },
      body: JSON.stringify({ query: "subscription{events}" }),
      signal: abort.signal,
    });
    await eventually(followers).toBe(1);
    await record("told");
    let text = "";
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    while (!text.includes("told"))
      text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toContain('data: {"data":{"events":"told"}}');
    abort.abort();
    await eventually(followers).toBe(0);
  });
});

describe("a subscription over server-sent events", () => {
  test("is cut when the session behind it ends", async () => {
    const own = await signIn(api, ana);
    const { text } = await followOverHttp(own);
    await postJson(`${api.url}/api/auth/sign-out`, {}, { cookie: own });
    await expect(text).rejects.toThrow("terminated");
    await eventually(followers).toBe(0);
  });

  test("is cut when the viewer's role changes", async () => {
    const bo = { email: "bo@school.test", password: "correct horse battery" };
    const { userId } = await addLogin(api, { ...bo, role: "ADMIN" });
    const { text } = await followOverHttp(await signIn(api, bo));
    await api.db.user.update({
      where: { id: userId },
      data: { role: "STUDENT" },
    });
    await expect(text).rejects.toThrow("terminated");
    await eventually(followers).toBe(0);
  });

  test("goes on while nothing changes, with a session and without", async () => {
    const streams = [await followOverHttp(cookie), await followOverHttp()];
    const ended = Promise.race(streams.map(({ text }) => text.catch(String)));
    await sleep(500);
    const goesOn = Promise.resolve("goes on");
    expect(await Promise.race([ended, goesOn])).toBe("goes on");
    expect(await followers()).toBe(2);
    for (const { abort } of streams) abort();
    await eventually(followers).toBe(0);
  });
});

describe("over WebSocket", () => {
  test("the cookie says who asks", async () => {
    const client = connect({ cookie, origin: portalUrl });
    expect(await first(client, "{me people}")).toEqual({
      data: { me: "Ana Lovelace", people: 1 },
    });
    await client.dispose();
  });

  test.each<[string, Record<string, string>, boolean]>([
    ["ours with the cookie", { cookie: "c=1", origin: portalUrl }, true],
    [
      "foreign with the cookie",
      { cookie: "c=1", origin: "https://evil.test" },
      false,
    ],
    ["foreign without a cookie", { origin: "https://evil.test" }, false],
    ["unnamed with a cookie", { cookie: "c=1" }, false],
    ["unnamed without a cookie, as programs are", {}, true],
  ])("an origin that is %s", async (_what, headers, isAdmitted) => {
    const socket = new WebSocket(graphql("ws"), "graphql-transport-ws", {
      headers,
    });
    const admitted = await new Promise((resolve) => {
      socket.once("open", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.terminate();
    expect(admitted).toBe(isAdmitted);
  });

  test("what HTTP refuses is refused here, and the socket goes on", async () => {
    let closed = 0;
    const client = connect({ origin: portalUrl }, () => closed++);
    for (const [, query, reason] of monsters)
      await expect(first(client, query)).rejects.toMatchObject([
        { message: expect.stringMatching(reason) as string },
      ]);
    expect(await first(client, "{me}")).toEqual({ data: { me: "ANONYMOUS" } });
    expect(await first(client, "{bug}")).toMatchObject({
      errors: [{ message: "Something went wrong on our side." }],
    });
    expect(closed).toBe(0);
    await client.dispose();
  });

  test("a stream that breaks says so, and the socket goes on", async () => {
    const client = connect({ origin: portalUrl });
    const results = [];
    for await (const result of client.iterate({
      query: "subscription{broken}",
    }))
      results.push(result);
    expect(results).toMatchObject([
      { data: { broken: "one" } },
      { errors: [{ extensions: { code: "INTERNAL" } }] },
    ]);
    const query = 'subscription{events(after:"nonsense")}';
    await expect(first(client, query)).resolves.toMatchObject({
      errors: [{ extensions: { code: "INVALID_CURSOR" } }],
    });
    expect(await first(client, "{me}")).toEqual({ data: { me: "ANONYMOUS" } });
    await client.dispose();
  });

  test("a session that ends takes its sockets with it", async () => {
    const own = await signIn(api, ana);
    let code: number | undefined;
    const client = connect(
      { cookie: own, origin: portalUrl },
      (event) => (code = event.code),
    );
    const live = client.iterate({ query: "subscription{events}" });
    const waiting = live.next();
    await eventually(followers).toBe(1);
    await postJson(`${api.url}/api/auth/sign-out`, {}, { cookie: own });
    await expect(waiting).rejects.toMatchObject({ code: 4401 });
    expect(code).toBe(4401);
    await eventually(followers).toBe(0);
  });

  test("a session that ended runs nothing more, even on a socket that will not close", async () => {
    const own = await signIn(api, ana);
    const socket = new WebSocket(graphql("ws"), "graphql-transport-ws", {
      headers: { cookie: own, origin: portalUrl },
    });
    const told = Promise.withResolvers<void>();
    // A client answers a close frame with its own; this one does not.
    socket.close = () => told.resolve();
    const gone = once(socket, "close");
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init" }));
    await once(socket, "message");
    await postJson(`${api.url}/api/auth/sign-out`, {}, { cookie: own });
    await told.promise;
    const before = wrote;
    const toldAt = performance.now();
    const payload = { query: "mutation{write}" };
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
    await gone;
    expect(performance.now() - toldAt).toBeLessThan(5_000);
    expect(wrote).toBe(before);
  });

  test("an operation that finds its session ended is not run", async () => {
    const slow = await startTestApi({ schema });
    await addLogin(slow, ana);
    const own = await signIn(slow, ana);
    const client = connect({ cookie: own, origin: portalUrl }, undefined, slow);
    const live = client.iterate({ query: "subscription{events}" });
    const cut = expect(live.next()).rejects.toMatchObject({ code: 4401 });
    await eventually(async () =>
      followersOf(await fetch(`${slow.url}/health`)),
    ).toBe(1);
    await postJson(`${slow.url}/api/auth/sign-out`, {}, { cookie: own });
    const before = wrote;
    const clock = vi.spyOn(Date, "now");
    clock.mockReturnValue(Date.now() + 6_000);
    await expect(first(client, "mutation{write}")).rejects.toMatchObject({
      code: 4401,
    });
    clock.mockRestore();
    await cut;
    expect(wrote).toBe(before);
    await slow.close();
  });
});

test("closing cuts subscriptions, so that clients come back, within five seconds", async () => {
  const other = await startTestApi({ schema });
  const client = createClient({
    url: `${other.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const live = client.iterate({ query: "subscription{events}" });
  const overSocket = expect(live.next()).rejects.toMatchObject({ code: 1001 });
  const sse = await fetch(`${other.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: "subscription{events}" }),
  });
  const overHttp = expect(sse.text()).rejects.toThrow("terminated");
  await eventually(async () =>
    followersOf(await fetch(`${other.url}/health`)),
  ).toBe(2);
  const began = performance.now();
  await other.close();
  expect(performance.now() - began).toBeLessThan(5_000);
  await Promise.all([overSocket, overHttp]);
  await expect(fetch(`${other.url}/health`)).rejects.toThrow();
});

const graphql = (protocol = "http") =>
  `${api.url.replace("http", protocol)}/graphql`;

const ask = (query: string, headers?: Record<string, string>) =>
  postJson(graphql(), { query }, headers);

/** A subscription that stands: resolves or fails with its stream. */
async function followOverHttp(cookie?: string) {
  const before = await followers();
  const abort = new AbortController();
  const answer = await fetch(graphql(), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      origin: portalUrl,
      ...(cookie && { cookie }),
    },
    body: JSON.stringify({ query: "subscription{events}" }),
    signal: abort.signal,
  });
  await eventually(followers).toBe(before + 1);
  return { text: answer.text(), abort: () => abort.abort() };
}

function connect(
  headers: Record<string, string>,
  closed: (event: { code: number }) => void = () => {},
  to: TestApi = api,
): Client {
  class WithHeaders extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers });
    }
  }
  return createClient({
    url: `${to.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WithHeaders,
    retryAttempts: 0,
    lazyCloseTimeout: 200,
    on: { closed: (event) => closed(event as { code: number }) },
  });
}

async function first(client: Client, query: string): Promise<unknown> {
  const iterator = client.iterate({ query });
  const { value } = (await iterator.next()) as { value: unknown };
  void iterator.return?.();
  return value;
}

const followers = async () => followersOf(await fetch(`${api.url}/health`));

async function followersOf(answer: Response) {
  const { feed } = (await answer.json()) as { feed: { followers: number } };
  return feed.followers;
}

const record = (type: string) =>
  api.db
    .$executeRaw`INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorName") VALUES (${type}, now(), 'SYSTEM', 'test')`;

/** A loaded machine takes its time. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}
