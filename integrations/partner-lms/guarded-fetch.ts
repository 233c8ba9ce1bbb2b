import { lookup as lookUp } from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import type { FetchLike } from "./exchange.ts";
import { isPrivateIp } from "./private-network.ts";

export interface GuardOptions {
  /** Asks the names' servers; all addresses at once. */
  lookup?: typeof lookUp;
  isPrivate?: (ip: string) => boolean;
}

/**
 * A `fetch` that connects to nothing in our own network, whatever a name answers at that moment: a partner's name was looked up
 * when its connection was saved, and may lead elsewhere since. Follows no redirect; asks for no compression; a connection a call.
 */
export function guardedFetch({
  lookup = lookUp,
  isPrivate = isPrivateIp,
}: GuardOptions = {}): FetchLike {
  const guard = { lookup: guardedLookup(lookup, isPrivate) };
  const ways = {
    "http:": { request: http.request, agent: new http.Agent(guard) },
    "https:": { request: https.request, agent: new https.Agent(guard) },
  };
  return async (url, init) => {
    const { protocol, hostname } = new URL(url);
    if (protocol !== "http:" && protocol !== "https:")
      throw new TypeError(`${protocol} is not called`);
    // An address that is no name is never looked up.
    if (isPrivate(hostname.replace(/^\[|\]$/g, ""))) throw refusal(hostname);
    const asked = new Request(url, { ...init, signal: null });
    const body = Buffer.from(await asked.arrayBuffer());
    const { request, agent } = ways[protocol];
    return send(
      request(url, {
        agent,
        method: asked.method,
        headers: Object.fromEntries(asked.headers),
      }),
      body,
      init.signal ?? null,
    );
  };
}

/** Refuses a name as soon as one of its addresses is ours, so that no second attempt reaches that one. */
function guardedLookup(
  lookup: typeof lookUp,
  isPrivate: (ip: string) => boolean,
): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, answers) => {
      const [first] = answers ?? [];
      if (error || !first) done(error ?? refusal(host), "");
      else if (answers.some(({ address }) => isPrivate(address)))
        done(refusal(host), "");
      else if (options.all) done(null, answers);
      else done(null, first.address, first.family);
    });
  };
}

const refusal = (host: string) =>
  new Error(`${host} lies in the school's own network`);

function send(
  request: http.ClientRequest,
  body: Buffer,
  signal: AbortSignal | null,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.once("response", (response) => {
      onAbort(signal, response);
      resolve(responseOf(response));
    });
    request.on("error", (error) => {
      // The reason of a failure stands one level down, as with `fetch`; that of an abort does not.
      const isAborted = signal?.aborted === true;
      reject(
        isAborted ? error : new TypeError("fetch failed", { cause: error }),
      );
    });
    onAbort(signal, request);
    request.end(body.length > 0 ? body : undefined);
  });
}

/** Breaks a request off, or the reading of its answer, with the signal's own reason. */
function onAbort(
  signal: AbortSignal | null,
  stream: { destroy: (reason: Error) => unknown },
) {
  const stop = () => stream.destroy(signal?.reason as Error);
  if (signal?.aborted) stop();
  else signal?.addEventListener("abort", stop, { once: true });
}

const bodiless = new Set([204, 205, 304]);

function responseOf(message: http.IncomingMessage): Response {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  if (bodiless.has(status)) {
    message.resume();
    return new Response(null, { status, headers });
  }
  const body = Readable.toWeb(message) as ReadableStream<Uint8Array>;
  return new Response(body, { status, headers });
}
