import { sendJson, sendMethodNotAllowed } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { publishedKeys } from "./keys.ts";
import type { LtiPlatform } from "./platform.ts";

/** `GET /lti/jwks`: the public keys that our launches are signed with, the next one among them. May be kept for an hour. */
export async function answerJwks(
  platform: LtiPlatform,
  { request, response }: Exchange,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendMethodNotAllowed(response, "GET");
  const keys = await publishedKeys(platform);
  sendJson(
    response,
    200,
    { keys },
    { "cache-control": "public, max-age=3600" },
  );
}
