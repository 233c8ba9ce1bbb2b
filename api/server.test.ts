import { once } from "node:events";
import net from "node:net";
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { pino } from "pino";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startTestApi, type TestApi } from "../test/support/api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test.each(["/other", "/graphql"])(
  "whoever asks for a WebSocket at %s and resets the connection takes nothing down",
  async (path) => {
    const uncaught = catchUncaught();
    for (let attempt = 0; attempt < 20; attempt++) {
      const socket = await askForWebSocket(path);
      socket.resetAndDestroy();
      await once(socket, "close");
    }
    expect((await fetch(`${api.url}/health`)).status).toBe(200);
    expect(uncaught).toEqual([]);
  },
);

test("a caller that is refused a WebSocket is hung up on, even if it never hangs up", async () => {
  const socket = await askForWebSocket("/other", { allowHalfOpen: true });
  let said = "";
  socket.on("data", (chunk) => (said += String(chunk)));
  await once(socket, "end");
  expect(said).toMatch(/^HTTP\/1\.1 404 /);
  // A connection that is only half closed would take all of it.
  const writing = setInterval(() => socket.write("still there?"), 20);
  const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
  clearInterval(writing);
  expect(error.code).toMatch(/ECONNRESET|EPIPE/);
});

test.each<[string, string, string]>([
  ["a query", "application/json", "{slow}"],
  ["a subscription", "text/event-stream", "subscription{slow}"],
])(
  "a caller that hangs up during %s is told of, but no error",
  async (_what, accept, query) => {
    const lines: { level: number; path?: string }[] = [];
    const write = (line: string) =>
      lines.push(JSON.parse(line) as (typeof lines)[number]);
    const slow = slowSchema();
    const log = pino({ level: "info" }, { write });
    const own = await startTestApi({ schema: slow.schema, log });
    const abort = new AbortController();
    const asking = fetch(`${own.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify({ query }),
      signal: abort.signal,
    });
    await slow.asked;
    abort.abort();
    await expect(asking).rejects.toThrow("abort");
    await expect
      .poll(() => lines.filter(({ path }) => path === "/graphql"))
      .toMatchObject([{ level: 30, msg: "the caller hung up" }]);
    slow.answer();
    await own.close();
    expect(lines.filter(({ level }) => level > 30)).toEqual([]);
  },
);

/** A schema whose field `slow` waits until it is told to answer. */
function slowSchema() {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const wait = async () => {
    asked.resolve();
    await answered.promise;
    return "late";
  };
  const ofType = (name: string, field: object) =>
    new GraphQLObjectType({
      name,
      fields: { slow: { type: GraphQLString, ...field } },
    });
  const schema = new GraphQLSchema({
    query: ofType("Query", { resolve: wait }),
    subscription: ofType("Subscription", {
      async *subscribe() {
        yield { slow: await wait() };
      },
    }),
  });
  return { schema, asked: asked.promise, answer: answered.resolve };
}

async function askForWebSocket(path: string, options = {}) {
  const { hostname, port } = new URL(api.url);
  const socket = net.connect({
    host: hostname,
    port: Number(port),
    ...options,
  });
  await once(socket, "connect");
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  return socket;
}

/** Errors that would have ended the process, in place of the test runner's own report of them. */
function catchUncaught(): unknown[] {
  const uncaught: unknown[] = [];
  const usual = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => uncaught.push(error));
  onTestFinished(() => {
    process.removeAllListeners("uncaughtException");
    for (const listener of usual) process.on("uncaughtException", listener);
  });
  return uncaught;
}
