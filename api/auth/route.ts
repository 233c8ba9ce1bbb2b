import { isStorableJson } from "../graphql/storable-text.ts";
import { sendNotFound, sendProblem, sendTooLarge } from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import { sendWebResponse, webRequest } from "../http/web.ts";
import type { Auth } from "./auth.ts";

const maxBytes = 64_000;

/** What is open of better-auth. Names, roles and addresses change by the school's own commands, not here. */
const open = new Set([
  "/change-password",
  "/get-session",
  "/list-sessions",
  "/ok",
  "/request-password-reset",
  "/reset-password",
  "/revoke-other-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/sign-in/email",
  "/sign-out",
]);

/** Answers `/api/auth/*`. */
export async function answerAuth(
  auth: Auth,
  exchange: Exchange,
  { path, baseUrl }: { path: string; baseUrl: string },
): Promise<void> {
  const { request, response } = exchange;
  if (!open.has(path)) return sendNotFound(response);
  const body = await readBody(request, maxBytes);
  if (body.kind === "aborted") return;
  if (body.kind === "tooLarge") return sendTooLarge(response, maxBytes);
  if (!isStorableBody(body.bytes)) return sendProblem(response, 400, broken);
  const answer = await auth.handler(
    webRequest(exchange, { base: baseUrl, body: body.bytes }),
  );
  response.setHeader("cache-control", "no-store");
  await sendWebResponse(answer, response);
}

/** An empty body is none; one that is no JSON is better-auth's to refuse. */
function isStorableBody(bytes: Uint8Array): boolean {
  try {
    return isStorableJson(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return true;
  }
}

const broken = {
  code: "BAD_USER_INPUT",
  field: null,
  message: "A text cannot hold NUL characters or halves of characters.",
};
