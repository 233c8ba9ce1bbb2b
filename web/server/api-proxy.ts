import type { Request, RequestHandler, Response } from "express";
import type { IncomingMessage } from "node:http";
import { openApiRequest, type ApiDoor } from "./api-request.ts";
import { isOwnOrigin, isSafe } from "./origin.ts";

const returned = [
  // Of what any page may read: the public documents of badges.
  "access-control-allow-origin",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-length",
  // Of an answer that is a page: the api alone knows what its own pages run.
  "content-security-policy",
  "content-type",
  "etag",
  "last-modified",
  "location",
  "retry-after",
  "set-cookie",
  "x-retry-after",
];

/**
 * Passes a request to the api and its answer back as it comes, a stream of events too. What changes anything must come from a
 * page of this app (403 otherwise). 503 when the api cannot be reached.
 */
export function proxyToApi(door: ApiDoor): RequestHandler {
  return (request, response) => {
    if (
      !isSafe(request.method) &&
      !isOwnOrigin(request.headers, door.publicUrl)
    ) {
      sendProblem(
        response,
        403,
        "FORBIDDEN",
        "This must be asked from a page of this site.",
      );
      return;
    }
    forward(request, response, door);
  };
}

function forward(request: Request, response: Response, door: ApiDoor) {
  // Express may have shortened `url` to what follows a mount point.
  request.url = request.originalUrl;
  const upstream = openApiRequest(request, door);
  upstream.once("response", (answer) => relay(answer, response));
  upstream.once("error", () => {
    if (response.headersSent) response.destroy();
    else
      sendProblem(
        response,
        503,
        "UNAVAILABLE",
        "Throughline cannot be reached right now. Try again in a moment.",
      );
  });
  response.once("close", () => upstream.destroy());
  request.pipe(upstream);
}

function relay(answer: IncomingMessage, response: Response) {
  response.status(answer.statusCode ?? 502);
  for (const name of returned) {
    const value = answer.headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  if (isEventStream(answer)) {
    // Neither we nor a proxy in front may hold events back.
    response.setHeader("cache-control", "no-store, no-transform");
    response.setHeader("x-accel-buffering", "no");
    response.flushHeaders();
  }
  answer.once("error", () => response.destroy());
  answer.pipe(response);
}

function isEventStream({ headers }: IncomingMessage) {
  return headers["content-type"]?.startsWith("text/event-stream") ?? false;
}

/** In the shape of a GraphQL answer, which names the problem for every kind of caller. */
function sendProblem(
  response: Response,
  status: number,
  code: string,
  message: string,
) {
  response
    .status(status)
    .set("cache-control", "no-store")
    .json({ code, message, errors: [{ message, extensions: { code } }] });
}
