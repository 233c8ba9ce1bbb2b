import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { readEnv } from "../env.ts";
import { createWebServer, type WebServer } from "./web-server.ts";

let web: WebServer;
beforeEach(async () => {
  const env = readEnv({
    API_URL: "http://127.0.0.1:9",
    PUBLIC_URL: "https://school.example",
  });
  web = await createWebServer({ env });
  web.server.listen(0, "127.0.0.1");
  await once(web.server, "listening");
});
afterEach(() => web.close());

test.each(["vite-hmr", "graphql-transport-ws"])(
  "a caller that asks for a WebSocket of %s and resets the connection takes nothing down",
  async (protocol) => {
    const uncaught = catchUncaught();
    for (let attempt = 0; attempt < 20; attempt++) {
      const reached = once(web.server, "upgrade");
      const socket = await askForWebSocket(protocol);
      await reached;
      socket.resetAndDestroy();
      await once(socket, "close");
    }
    await expect.poll(openConnections).toBe(0);
    expect(uncaught).toEqual([]);
  },
);

test("without hot reload its sockets are refused, and keep no server from closing", async () => {
  const socket = await askForWebSocket("vite-hmr");
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
  socket.destroy();
});

async function askForWebSocket(protocol: string) {
  const { port } = web.server.address() as AddressInfo;
  const socket = net.connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  return socket;
}

function openConnections() {
  return new Promise((resolve) =>
    web.server.getConnections((_error, count) => resolve(count)),
  );
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
