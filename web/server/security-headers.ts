import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";

/**
 * The headers that keep a page to itself: scripts only of its own or with this response's nonce, no framing, no sniffing, no
 * foreign referrer. There is no `form-action`: browsers apply it to redirects too, and starting a training posts a form
 * that ends at a partner's site.
 */
export function secureResponses({
  publicUrl,
  isDevelopment,
}: {
  publicUrl: URL;
  isDevelopment: boolean;
}): RequestHandler {
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.cspNonce = nonce;
    response.set({
      "content-security-policy": policy(nonce, isDevelopment),
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    if (publicUrl.protocol === "https:")
      response.set("strict-transport-security", "max-age=31536000");
    next();
  };
}

/** The nonce that {@link secureResponses} chose for this response. */
export function nonceOf(response: Response): string {
  return String(response.locals.cspNonce);
}

function policy(nonce: string, isDevelopment: boolean) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Components place floating parts by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // Hot reload may use a WebSocket of its own.
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
