import type { ServerResponse } from "node:http";
import type { SessionWatch } from "../auth/session-watch.ts";
import type { ApiContext } from "../context.ts";
import {
  sendMethodNotAllowed,
  sendProblem,
  sendTooLarge,
} from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Origins } from "../http/origins.ts";
import { sendWebResponse, webHeaders, webRequest } from "../http/web.ts";
import type { GraphQLServer } from "./yoga.ts";

export interface GraphQLOverHttp {
  yoga: GraphQLServer;
  origins: Origins;
  baseUrl: string;
  contextOf: (exchange: Exchange) => Promise<ApiContext>;
  watch: SessionWatch;
  /** Subscriptions under way. Cut, not completed, their clients come back. */
  streams: Set<ServerResponse>;
}

const maxBytes = 1_000_000;

/**
 * `/graphql` over HTTP: POST of JSON, answered by JSON or, where the caller accepts it, by server-sent events; GET for
 * reading. Other kinds of POST are refused, because a foreign page could send them without being asked.
 */
export async function answerGraphQL(
  graphql: GraphQLOverHttp,
  exchange: Exchange,
): Promise<void> {
  const { yoga, origins, baseUrl, contextOf } = graphql;
  const { request, response } = exchange;
  const { method, headers } = request;
  if (method !== "POST" && method !== "GET")
    return sendMethodNotAllowed(response, "GET, POST");
  if (method === "POST" && !isJson(headers["content-type"]))
    return sendProblem(response, 415, notJson);
  if (headers.cookie && headers.origin && !origins.isTrusted(headers.origin))
    return sendProblem(response, 403, foreignOrigin);
  const body = await readBody(request, maxBytes);
  if (body.kind === "aborted") return;
  if (body.kind === "tooLarge") return sendTooLarge(response, maxBytes);

  const api = await contextOf(exchange);
  const answer = await yoga.fetch(
    webRequest(exchange, { base: baseUrl, body: body.bytes }),
    { api },
  );
  response.setHeader("cache-control", "no-store");
  if (answer.headers.get("content-type")?.startsWith("text/event-stream"))
    follow(graphql, exchange, api);
  await sendWebResponse(answer, response);
}

/** Keeps a stream where it can be cut: when the api ends, or the auth session behind it. */
function follow(
  { watch, streams }: GraphQLOverHttp,
  exchange: Exchange,
  { viewer }: ApiContext,
) {
  const { request, response } = exchange;
  const headers = webHeaders(request, exchange);
  const showOut = () => response.destroy();
  const forget = watch.keep({ headers, viewer, showOut });
  streams.add(response);
  response.once("close", () => {
    forget();
    streams.delete(response);
  });
}

const isJson = (contentType = "") =>
  contentType.split(";", 1)[0]?.trim().toLowerCase() === "application/json";

const notJson = {
  code: "UNSUPPORTED_MEDIA_TYPE",
  field: "content-type",
  message: "Send the operation as application/json.",
};

const foreignOrigin = {
  code: "FOREIGN_ORIGIN",
  field: "origin",
  message: "Pages of this origin may not use the cookie.",
};
