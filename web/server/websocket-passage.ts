import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { openApiRequest, type ApiDoor } from "./api-request.ts";
import { isOwnOrigin } from "./origin.ts";
import { identifyRequest } from "./request-identity.ts";

const reasons = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  503: "Service Unavailable",
} as const;

/** The way of subscriptions to the api. */
export interface WebSocketPassage {
  /** Answers a server's "upgrade": passes `/graphql` on when it comes from a page of this app, else 403 (another path: 404). */
  enter: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Cuts every open passage. */
  closeAll: () => void;
}

/** Opens WebSockets of this app's pages at the api; bytes pass both ways unread. 503 when the api cannot be reached. */
export function openPassage(
  door: ApiDoor & { trustedProxies: number },
): WebSocketPassage {
  const open = new Set<Duplex>();
  return {
    enter: (request, socket, head) => {
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      socket.on("error", () => socket.destroy());
      if (pathOf(request) !== "/graphql") return refuse(socket, 404);
      if (!isOwnOrigin(request.headers, door.publicUrl))
        return refuse(socket, 403);
      identifyRequest(request, door.trustedProxies);
      connect(request, socket, head, door);
    },
    closeAll: () => open.forEach((socket) => socket.destroy()),
  };
}

function pathOf(request: IncomingMessage) {
  return (request.url ?? "").split("?")[0];
}

function connect(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  door: ApiDoor,
) {
  const upstream = openApiRequest(request, door, {
    extra: [
      "sec-websocket-extensions",
      "sec-websocket-key",
      "sec-websocket-protocol",
      "sec-websocket-version",
    ],
    added: { connection: "Upgrade", upgrade: "websocket" },
  });
  upstream.once("upgrade", (answer, apiSocket, apiHead) => {
    socket.write(switchingProtocols(answer));
    socket.write(apiHead);
    apiSocket.write(head);
    join(socket, apiSocket);
  });
  upstream.once("response", (answer) => {
    answer.resume();
    refuse(socket, isRefusal(answer.statusCode) ? answer.statusCode : 503);
  });
  upstream.once("error", () => refuse(socket, 503));
  socket.once("close", () => upstream.destroy());
  upstream.end();
}

function switchingProtocols({ rawHeaders }: IncomingMessage) {
  const lines = ["HTTP/1.1 101 Switching Protocols"];
  for (let at = 0; at < rawHeaders.length; at += 2)
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** Both ends live and die together. */
function join(one: Duplex, other: Duplex) {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.once("close", () => to.destroy());
    from.pipe(to);
  }
}

function isRefusal(status: number | undefined): status is keyof typeof reasons {
  return status !== undefined && status in reasons;
}

function refuse(socket: Duplex, status: keyof typeof reasons) {
  if (socket.writable)
    socket.end(
      `HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
}
