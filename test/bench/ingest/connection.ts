import { connect } from "node:net";

interface Answer {
  status: number;
  body: string;
}

/** One kept-alive HTTP connection that carries one request at a time, as thin as it can be: what is measured is the server. */
export interface Connection {
  /** Rejects where the connection is lost before the answer is complete. */
  post: (
    path: string,
    headers: Record<string, string>,
    body: string,
  ) => Promise<Answer>;
  close: () => void;
}

/** Opens a connection to `http://host:port`. */
export function openConnection(url: string): Connection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let waiting: PromiseWithResolvers<Answer> | undefined;
  let received = "";
  const settle = () => {
    const settled = waiting;
    waiting = undefined;
    received = "";
    return settled;
  };
  // Latin-1 keeps one character a byte, so that lengths are lengths.
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    received += chunk;
    const answer = readAnswer(received);
    if (answer) settle()?.resolve(answer);
  });
  socket.on("error", (error) => settle()?.reject(error));
  socket.on("close", () => settle()?.reject(new Error("connection lost")));
  return {
    post(path, headers, body) {
      waiting = Promise.withResolvers<Answer>();
      const lines = Object.entries({
        host: `${hostname}:${port}`,
        "content-length": Buffer.byteLength(body),
        ...headers,
      }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

/** The answer, once it is there as a whole. Both servers say how long it is. */
function readAnswer(received: string): Answer | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
  if (Number.isNaN(length))
    throw new Error(`an answer without a length: ${head}`);
  const body = received.slice(end + 4);
  return body.length < length
    ? undefined
    : { status: Number(head.slice(9, 12)), body };
}
