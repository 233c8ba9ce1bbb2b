import type { IncomingMessage } from "node:http";

export type Body =
  | { kind: "read"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "tooLarge" }
  /** The caller hung up; nobody waits for an answer. */
  | { kind: "aborted" };

/** How long a caller may go on sending what nobody reads, so that it sees the refusal, in milliseconds. */
const patienceMs = 2_000;

/** Reads a request's body of at most `limit` bytes, counted as they come: a declared length is not believed. */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    discard(request);
    return Promise.resolve({ kind: "tooLarge" });
  }
  const { promise, resolve } = Promise.withResolvers<Body>();
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size <= limit) {
      chunks.push(chunk);
      return;
    }
    request.off("data", collect);
    discard(request);
    resolve({ kind: "tooLarge" });
  };
  request.on("data", collect);
  request.once("end", () =>
    resolve({ kind: "read", bytes: new Uint8Array(Buffer.concat(chunks)) }),
  );
  request.once("error", () => resolve({ kind: "aborted" }));
  request.once("close", () => resolve({ kind: "aborted" }));
  return promise;
}

function discard(request: IncomingMessage) {
  request.resume();
  const timer = setTimeout(() => request.destroy(), patienceMs).unref();
  request.once("close", () => clearTimeout(timer));
}
