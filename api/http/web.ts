import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Exchange } from "./exchange.ts";

/** Belong to the connection or to the body's encoding on the wire, not to the request. */
const ofTheWire = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);

/** A request's headers as the web knows them, with `x-client-address` as we found it. */
export function webHeaders(
  { headers }: IncomingMessage,
  { clientAddress }: Pick<Exchange, "clientAddress">,
): Headers {
  const web = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (ofTheWire.has(name) || name.startsWith(":")) continue;
    if (value !== undefined) web.set(name, String(value));
  }
  web.set("x-client-address", clientAddress);
  return web;
}

/** A request as the web's `Request`, with the body that was read. It is aborted when the caller hangs up. */
export function webRequest(
  exchange: Exchange,
  { base, body }: { base: string; body: Uint8Array<ArrayBuffer> | undefined },
): Request {
  const { request, response, url } = exchange;
  const abort = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) abort.abort();
  });
  const method = request.method ?? "GET";
  const hasBody = body && body.byteLength > 0;
  return new Request(new URL(url.pathname + url.search, base), {
    method,
    headers: webHeaders(request, exchange),
    signal: abort.signal,
    ...(hasBody && method !== "GET" && method !== "HEAD" && { body }),
  });
}

/** Answers with a web `Response`, streamed where it is a stream; a caller that hung up is answered nothing. */
export async function sendWebResponse(
  { status, headers, body }: Response,
  response: ServerResponse,
): Promise<void> {
  if (response.closed) return;
  response.statusCode = status;
  for (const [name, value] of headers)
    if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (!body) {
    response.end();
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(body as ReadableStream), response).catch(
    (error: unknown) => {
      if (!isHangUp(error)) throw error;
    },
  );
}

function isHangUp(error: unknown) {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const name = error instanceof Error ? error.name : "";
  return code === "ERR_STREAM_PREMATURE_CLOSE" || name === "AbortError";
}
