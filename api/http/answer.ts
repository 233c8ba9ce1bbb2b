import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Why a request was refused; `field` names the header, parameter or field of the body at fault. */
export interface Problem {
  code: string;
  field: string | null;
  message: string;
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : text);
}

/** Answers `{"error": {"code", "field", "message"}}`. */
export function sendProblem(
  response: ServerResponse,
  status: number,
  problem: Problem,
  headers: OutgoingHttpHeaders = {},
): void {
  sendJson(response, status, { error: problem }, headers);
}

/** Refuses a method that an address does not know. */
export function sendMethodNotAllowed(
  response: ServerResponse,
  allow: string,
): void {
  sendProblem(
    response,
    405,
    {
      code: "METHOD_NOT_ALLOWED",
      field: "method",
      message: `Only ${allow} is answered here.`,
    },
    { allow },
  );
}

/** Refuses a body over the limit, which is in bytes. */
export function sendTooLarge(response: ServerResponse, limit: number): void {
  sendProblem(
    response,
    413,
    {
      code: "BODY_TOO_LARGE",
      field: "body",
      message: `The body is larger than ${limit} bytes.`,
    },
    { connection: "close" },
  );
}

/** Nothing is found at an address, or nothing that this caller may see. */
export function sendNotFound(response: ServerResponse): void {
  sendProblem(response, 404, {
    code: "NOT_FOUND",
    field: "path",
    message: "There is nothing at this address.",
  });
}

/** Too much else is under way; in a moment there is room again. */
export const busy = {
  code: "UNAVAILABLE",
  message: "Very much is going on just now. Try again in a moment.",
  retryAfterSeconds: 2,
};

/** Asks the caller to come back in a moment. */
export function sendBusy(response: ServerResponse): void {
  const { code, message, retryAfterSeconds } = busy;
  sendProblem(
    response,
    503,
    { code, field: null, message },
    { "retry-after": String(retryAfterSeconds) },
  );
}
