import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

const wellFormedId = /^[\w.-]{8,100}$/;

/**
 * Makes a request's x-request-id and x-forwarded-for true: what a stranger claims is replaced, what one of the
 * `trustedProxies` in front of us added is kept. Everything behind relies on these two headers.
 */
export function identifyRequest(
  request: IncomingMessage,
  trustedProxies: number,
): void {
  const { headers } = request;
  const isProxied = trustedProxies > 0;
  const claimedId = String(headers["x-request-id"] ?? "");
  headers["x-request-id"] =
    isProxied && wellFormedId.test(claimedId) ? claimedId : randomUUID();
  headers["x-forwarded-for"] = clientAddress(
    String(headers["x-forwarded-for"] ?? ""),
    request.socket.remoteAddress ?? "",
    trustedProxies,
  );
  if (!isProxied) delete headers["x-forwarded-host"];
}

/** The address that the outermost trusted proxy saw; each proxy appends the one it was called from. */
export function clientAddress(
  forwardedFor: string,
  remoteAddress: string,
  trustedProxies: number,
): string {
  const chain = [...forwardedFor.split(","), remoteAddress]
    .map((address) => address.trim())
    .filter((address) => address !== "");
  return chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? "";
}
