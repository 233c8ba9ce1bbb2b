import type { ServerResponse } from "node:http";
import { sendJson } from "../http/answer.ts";

/** Refuses at the token endpoint, in OAuth 2.0's words (RFC 6749, section 5.2). */
export function sendOAuthError(
  response: ServerResponse,
  status: number,
  error: string,
  description: string,
): void {
  sendJson(
    response,
    status,
    { error, error_description: description },
    { pragma: "no-cache" },
  );
}
