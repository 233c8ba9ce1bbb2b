import http from "node:http";
import https from "node:https";
import type { ClientRequest, IncomingMessage } from "node:http";

const forwarded = [
  "accept",
  "accept-language",
  "content-length",
  "content-type",
  "cookie",
  "user-agent",
  "x-forwarded-for",
  "x-request-id",
];

const agents = {
  http: new http.Agent({ keepAlive: true }),
  https: new https.Agent({ keepAlive: true }),
};

/** Where a proxied request goes. */
export interface ApiDoor {
  apiUrl: URL;
  publicUrl: URL;
}

/**
 * Opens the same request at the api, with only the headers that it needs. The Origin was checked here, so the api is told
 * the public one. `extra` names further headers to forward, `added` ones to set.
 */
export function openApiRequest(
  request: IncomingMessage,
  { apiUrl, publicUrl }: ApiDoor,
  {
    extra = [],
    added = {},
  }: { extra?: string[]; added?: http.OutgoingHttpHeaders } = {},
): ClientRequest {
  const headers: http.OutgoingHttpHeaders = { origin: publicUrl.origin };
  for (const name of [...forwarded, ...extra])
    if (request.headers[name] !== undefined)
      headers[name] = request.headers[name];
  const isSecure = apiUrl.protocol === "https:";
  const options = {
    method: request.method,
    headers: { ...headers, ...added },
    agent: isSecure ? agents.https : agents.http,
  };
  const target = targetAt(apiUrl, request.url ?? "/");
  return isSecure
    ? https.request(target, options)
    : http.request(target, options);
}

/** Path and query of the request at the api's address. A request may name a host in its first line: that one is not followed. */
function targetAt(apiUrl: URL, requestTarget: string): URL {
  const { pathname, search } = new URL(requestTarget, "http://path.invalid");
  const target = new URL(apiUrl);
  target.pathname = apiUrl.pathname.replace(/\/$/, "") + pathname;
  target.search = search;
  return target;
}
