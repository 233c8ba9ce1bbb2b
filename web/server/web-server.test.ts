import { once } from "node:events";
import http, {
  type IncomingHttpHeaders,
  type RequestListener,
} from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readEnv } from "../env.ts";
import { createWebServer } from "./web-server.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: http.Server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A real api on a free port that answers as told, and the web server in front of it. */
async function startBoth(answer: RequestListener) {
  const api = http.createServer(answer);
  const apiUrl = await listen(api);
  closing.push(() => {
    api.close();
    api.closeAllConnections();
  });
  return { api, web: await startWeb(apiUrl) };
}

async function startWeb(apiUrl: string) {
  const env = readEnv({
    API_URL: apiUrl,
    PUBLIC_URL: "https://school.example",
  });
  const { server, close } = await createWebServer({ env });
  const url = await listen(server);
  closing.push(close);
  return url;
}

function post(url: string, headers: Record<string, string> = {}, body = "{}") {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

test("a mutation from a page of this site reaches the api with its cookie and true address, and nothing else", async () => {
  let seen: IncomingHttpHeaders = {};
  const { web } = await startBoth((request, response) => {
    seen = request.headers;
    response.setHeader("set-cookie", ["a=1", "b=2"]);
    response.setHeader("x-inner", "secret");
    response.end("{}");
  });
  const answer = await post(`${web}/graphql`, {
    origin: web,
    cookie: "login=1",
    authorization: "Bearer x",
    "x-forwarded-for": "6.6.6.6",
    "x-request-id": "chosen-by-a-stranger",
  });
  expect(answer.status).toBe(200);
  expect(seen).toMatchObject({
    cookie: "login=1",
    origin: "https://school.example",
    "x-forwarded-for": "127.0.0.1",
    "x-request-id": answer.headers.get("x-request-id"),
  });
  expect(seen["x-request-id"]).not.toBe("chosen-by-a-stranger");
  expect(seen).not.toHaveProperty("authorization");
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(answer.headers.has("x-inner")).toBe(false);
});

test.each(["/graphql", "/api/auth/sign-in/email"])(
  "a POST to %s from another site, or from nowhere, is refused before the api sees it",
  async (path) => {
    let calls = 0;
    const { web } = await startBoth((_request, response) => {
      calls += 1;
      response.end("{}");
    });
    const origins = ["https://evil.example", "null", "file://", "garbage"];
    for (const origin of origins)
      expect((await post(web + path, { origin })).status).toBe(403);
    expect((await post(web + path)).status).toBe(403);
    expect(calls).toBe(0);
    expect(
      (await post(web + path, { origin: "https://school.example" })).status,
    ).toBe(200);
  },
);

test("a form that another site's page sends here is refused", async () => {
  const web = await startWeb("http://127.0.0.1:9");
  const send = (origin: string) => post(`${web}/sign-in`, { origin });
  expect((await send("https://evil.example")).status).toBe(403);
  expect((await send("null")).status).toBe(403);
  expect((await send(web)).status).toBe(404);
});

test("a link from an e-mail may be followed without an Origin", async () => {
  const { web } = await startBoth((_request, response) => {
    response.writeHead(302, { location: "/reset-password?token=t" }).end();
  });
  const answer = await fetch(`${web}/api/auth/reset-password/t`, {
    redirect: "manual",
  });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("/reset-password?token=t");
});

test("live events pass at once and uncompressed, also while the stream stays open", async () => {
  const { web } = await startBoth((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("event: next\ndata: 1\n\n");
  });
  const answer = await post(`${web}/graphql`, {
    origin: web,
    accept: "text/event-stream",
    "accept-encoding": "gzip, br",
  });
  expect(answer.headers.has("content-encoding")).toBe(false);
  const first = await answer.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value)).toBe(
    "event: next\ndata: 1\n\n",
  );
});

test("a page that goes away ends its stream at the api", async () => {
  const ended = Promise.withResolvers<void>();
  const { web } = await startBoth((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(":\n\n");
    response.once("close", () => ended.resolve());
  });
  const page = new AbortController();
  await fetch(`${web}/graphql`, {
    method: "POST",
    headers: { origin: web },
    signal: page.signal,
  });
  page.abort();
  await ended.promise;
});

test("a large answer is compressed", async () => {
  const { web } = await startBoth((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify("a".repeat(10_000)));
  });
  const answer = await post(`${web}/graphql`, {
    origin: web,
    "accept-encoding": "gzip",
  });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.json()).toHaveLength(10_000);
});

test("while the api is down the answer says so, and the web server stays healthy", async () => {
  const web = await startWeb("http://127.0.0.1:9");
  const answer = await post(`${web}/graphql`, { origin: web });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: "UNAVAILABLE" } }],
  });
  expect((await fetch(`${web}/healthz`)).status).toBe(200);
});

test("a request line that names another host goes to the api all the same", async () => {
  const { web } = await startBoth((_request, response) => response.end("api"));
  const answer = await sendRaw(web, [
    "GET http://127.0.0.1:9/certificates/A-1.pdf HTTP/1.1",
    "Host: 127.0.0.1:9",
    "Connection: close",
  ]);
  expect(answer).toMatch(/^HTTP\/1.1 200[\s\S]*api/);
});

test("a broken Host header is refused, not an error of ours", async () => {
  const { web } = await startBoth((_request, response) => response.end());
  const answer = await sendRaw(web, [
    "GET /graphql HTTP/1.1",
    "Host: a b:c",
    "Connection: close",
  ]);
  expect(answer).toMatch(/^HTTP\/1.1 400/);
});

test("scripts are allowed by a nonce of this one answer, and no page may frame ours", async () => {
  const { web } = await startBoth((_request, response) => response.end());
  const policies = await Promise.all(
    [1, 2].map(async () =>
      (await fetch(`${web}/certificates/A.pdf`)).headers.get(
        "content-security-policy",
      ),
    ),
  );
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{22,}';/);
  expect(policies[0]).toContain("frame-ancestors 'none'");
  expect(policies[0]).not.toBe(policies[1]);
});

const upgrade = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "Cookie: login=1",
];

test("a WebSocket of this site's page is passed to the api and back, byte for byte", async () => {
  const { api, web } = await startBoth((_request, response) => response.end());
  let seen: IncomingHttpHeaders = {};
  api.on("upgrade", (request, socket) => {
    seen = request.headers;
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    );
    socket.pipe(socket);
  });
  const { host } = new URL(web);
  const socket = connect(web, [
    "GET /graphql HTTP/1.1",
    `Host: ${host}`,
    `Origin: ${web}`,
    ...upgrade,
  ]);
  await until(socket, "\r\n\r\n");
  socket.write("hello");
  await until(socket, "hello");
  expect(seen).toMatchObject({
    cookie: "login=1",
    origin: "https://school.example",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "x-forwarded-for": "127.0.0.1",
  });
  socket.destroy();
});

test.each([
  ["from another site", "Origin: https://evil.example", "/graphql", 403],
  ["without an Origin", "X-Nothing: 1", "/graphql", 403],
  ["to another path", "Origin: https://school.example", "/other", 404],
])("a WebSocket %s is refused", async (_title, origin, path, status) => {
  const { api, web } = await startBoth((_request, response) => response.end());
  let calls = 0;
  api.on("upgrade", (_request, socket) => {
    calls += 1;
    socket.destroy();
  });
  const answer = await sendRaw(web, [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(web).host}`,
    origin,
    ...upgrade,
  ]);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  expect(calls).toBe(0);
});

test("while the api is down a WebSocket is refused with 503", async () => {
  const web = await startWeb("http://127.0.0.1:9");
  const answer = await sendRaw(web, [
    "GET /graphql HTTP/1.1",
    "Host: x",
    "Origin: https://school.example",
    ...upgrade,
  ]);
  expect(answer).toMatch(/^HTTP\/1.1 503/);
});

test("closing ends open WebSockets and streams", async () => {
  const { api } = await startBoth((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(":\n\n");
  });
  api.on("upgrade", (_request, socket) => {
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    );
  });
  const { port } = api.address() as AddressInfo;
  const env = readEnv({ API_URL: `http://127.0.0.1:${port}` });
  const { server, close } = await createWebServer({ env });
  const web = await listen(server);
  const stream = await post(`${web}/graphql`, { origin: web });
  const socket = connect(web, [
    "GET /graphql HTTP/1.1",
    `Host: ${new URL(web).host}`,
    `Origin: ${web}`,
    ...upgrade,
  ]);
  await until(socket, "\r\n\r\n");
  const cut = once(socket, "close");
  await close();
  await cut;
  await expect(stream.text()).rejects.toThrow();
});

function connect(url: string, lines: string[]) {
  const { port, hostname } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.on("error", () => socket.destroy());
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  return socket;
}

async function sendRaw(url: string, lines: string[]) {
  let text = "";
  for await (const chunk of connect(url, lines)) text += String(chunk);
  return text;
}

async function until(socket: net.Socket, end: string) {
  let text = "";
  while (!text.includes(end)) text += String((await once(socket, "data"))[0]);
}
