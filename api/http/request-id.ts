import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The request's own `x-request-id` where it is fit for a header and a log, else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given)
    ? given
    : randomUUID();
}
