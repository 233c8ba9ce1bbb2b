import type { RequestHandler } from "express";
import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request says that it was sent by a page of this app: its Origin is the host it was sent to, or the public one.
 * No Origin, and the opaque origin "null", are not.
 */
export function isOwnOrigin(
  { origin, host }: IncomingHttpHeaders,
  publicUrl: URL,
): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const sender = new URL(origin);
  if (sender.protocol !== "http:" && sender.protocol !== "https:") return false;
  return sender.host === host || sender.origin === publicUrl.origin;
}

/** Refuses (403) forms and calls that another site's page sends here, before anything reads them. */
export function refuseForeignPosts(publicUrl: URL): RequestHandler {
  return (request, response, next) => {
    const isForeign =
      request.headers.origin !== undefined &&
      !isSafe(request.method) &&
      !isOwnOrigin(request.headers, publicUrl);
    if (isForeign) {
      response.status(403).type("text").send("Sent from another site.");
      return;
    }
    // Remix compares it with Host alone, which a proxy in front may have changed.
    delete request.headers.origin;
    next();
  };
}

/** Whether a method only reads. */
export function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD";
}
