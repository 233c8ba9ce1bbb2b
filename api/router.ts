import type { IncomingMessage, ServerResponse } from "node:http";
import { isBusy } from "@throughline/domain/busy";
import { sendBusy, sendNotFound, sendProblem } from "./http/answer.ts";
import type { Exchange } from "./http/exchange.ts";
import { requestIdOf } from "./http/request-id.ts";
import type { Logger } from "./log.ts";

/** Answers one address; `parameter` is what the address's pattern captured. */
export type Answer = (exchange: Exchange, parameter: string) => Promise<void>;

export interface RouterOptions {
  /** Tried in order, against the path. */
  routes: readonly (readonly [pattern: RegExp, answer: Answer])[];
  /** Set on every answer. */
  headers: Map<string, string>;
  clientAddress: (request: IncomingMessage) => string;
  log: Logger;
}

/** Answers every request with the first route that fits, with a request id, in the log, and never with a stack trace. */
export function createRouter(
  options: RouterOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const began = performance.now();
    const requestId = requestIdOf(request);
    const log = options.log.child({ requestId });
    response.setHeader("x-request-id", requestId);
    response.setHeaders(options.headers);
    const url = urlOf(request);
    if (!url) return sendNotFound(response);

    response.once("close", () =>
      // Without the query, which may carry a token.
      log.info(
        {
          method: request.method,
          path: withoutSecrets(url.pathname),
          status: response.statusCode,
          ms: Math.round(performance.now() - began),
        },
        response.writableFinished ? "answered" : "the caller hung up",
      ),
    );
    const clientAddress = options.clientAddress(request);
    const exchange = { request, response, url, requestId, clientAddress, log };
    answer(options.routes, exchange).catch((error: unknown) => {
      // Nobody waits for an answer any more, and what was under way for it may end as it likes.
      if (response.closed) return;
      const isCrowded = isBusy(error);
      log[isCrowded ? "warn" : "error"](error, "a request failed");
      if (response.headersSent) response.destroy();
      else if (isCrowded) sendBusy(response);
      else sendProblem(response, 500, internal(requestId));
    });
  };
}

/** The address of a private calendar is a secret, and stands in no log. */
const withoutSecrets = (path: string) =>
  path.replace(/^(\/calendar\/feeds\/).*$/, "$1…");

async function answer(routes: RouterOptions["routes"], exchange: Exchange) {
  for (const [pattern, route] of routes) {
    const match = pattern.exec(exchange.url.pathname);
    if (match) return route(exchange, match[1] ?? "");
  }
  return sendNotFound(exchange.response);
}

/** The request's address; null for one that is none. */
export function urlOf({ url = "/" }: IncomingMessage): URL | null {
  return URL.parse(url.startsWith("/") ? `http://api${url}` : url);
}

const internal = (requestId: string) => ({
  code: "INTERNAL",
  field: null,
  message: `Something went wrong on our side (request ${requestId}).`,
});
