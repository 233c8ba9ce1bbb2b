import type { lookup as lookUp } from "node:dns";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { guardedFetch } from "./guarded-fetch.ts";

let server: Server;
let port: number;
let heard: string[];
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/slow") return;
    void text(request).then((body) => {
      const { method, url, headers } = request;
      heard.push(`${method} ${url} ${headers.authorization} ${body}`);
      if (request.url === "/half") response.write("half");
      else if (request.url === "/nothing") response.writeHead(204).end();
      else
        response
          .writeHead(302, { location: "/elsewhere", "retry-after": "7" })
          .end("moved");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  heard = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names stand for what the test says, as if their owner had changed it since they were saved. */
const answering = (...addresses: string[]) => {
  const answers = addresses.map((address) => ({ address, family: 4 }));
  return ((_host: string, _options: object, done: Answered) =>
    done(null, answers)) as unknown as typeof lookUp;
};

type Answered = (
  error: null,
  answers: { address: string; family: number }[],
) => void;

test.each([
  ["its only address", ["127.0.0.1"]],
  ["one of its addresses", ["93.184.216.34", "127.0.0.1"]],
])(
  "a name that leads into our own network by %s is not called",
  async (_which, addresses) => {
    const call = guardedFetch({ lookup: answering(...addresses) });
    const asked = call(`http://lms.partner.example:${port}/`, {});
    await expect(asked).rejects.toMatchObject({
      cause: { message: expect.stringContaining("own network") as string },
    });
    expect(heard).toEqual([]);
  },
);

test.each(["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"])(
  "nor is the address %s itself",
  async (host) => {
    await expect(guardedFetch()(`http://${host}:${port}/`, {})).rejects.toThrow(
      "own network",
    );
    expect(heard).toEqual([]);
  },
);

const open = guardedFetch({
  lookup: answering("127.0.0.1"),
  isPrivate: () => false,
});
const at = (path: string) => `http://lms.partner.example:${port}${path}`;

test("what may be called is asked and answered as by fetch, redirects not followed", async () => {
  const response = await open(at("/places?page=2"), {
    method: "POST",
    headers: { authorization: "Bearer sesame" },
    body: '{"name":"Zoë"}',
    redirect: "manual",
  });
  expect(response.status).toBe(302);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.text()).toBe("moved");
  expect(heard).toEqual(['POST /places?page=2 Bearer sesame {"name":"Zoë"}']);
});

test("an answer without a body is one", async () => {
  const response = await open(at("/nothing"), {});
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test("no patience left: the call and the reading of an answer break off, for that reason", async () => {
  const signal = () => AbortSignal.timeout(50);
  await expect(open(at("/slow"), { signal: signal() })).rejects.toMatchObject({
    name: "TimeoutError",
  });
  const response = await open(at("/half"), { signal: signal() });
  await expect(response.text()).rejects.toMatchObject({ name: "TimeoutError" });
});

test("a partner that is not there fails as fetch does, with the code one level down", async () => {
  await expect(open("http://lms.partner.example:1/", {})).rejects.toMatchObject(
    { cause: { code: "ECONNREFUSED" } },
  );
});
