import { sendMethodNotAllowed, sendTooLarge } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { findLaunch } from "./launch.ts";
import { noticeOf } from "./notices.ts";
import { sendNotice } from "./page.ts";
import { readForm } from "./parameters.ts";
import type { LtiPlatform } from "./platform.ts";

/** What of a tool's request means anything to us. */
const known = [
  "scope",
  "response_type",
  "response_mode",
  "prompt",
  "client_id",
  "redirect_uri",
  "login_hint",
  "lti_message_hint",
  "state",
  "nonce",
];

/**
 * `GET` or `POST /lti/authorize`: the one address that tools know for authorization. Sends the browser on, by GET, to where the
 * person of this launch is signed in: a cookie is not sent with another site's POST, and students and staff sign in at two sites.
 */
export async function answerAuthorize(
  platform: LtiPlatform,
  exchange: Exchange,
): Promise<void> {
  const { request, response, url } = exchange;
  if (request.method !== "GET" && request.method !== "POST")
    return sendMethodNotAllowed(response, "GET, POST");
  const form =
    request.method === "POST"
      ? await readForm(exchange)
      : { kind: "read" as const, parameters: url.searchParams };
  if (form.kind === "aborted") return;
  if (form.kind === "tooLarge") return sendTooLarge(response, form.limit);
  if (form.kind === "notAForm")
    return sendNotice(response, noticeOf(platform, "broken"));

  const hint = form.parameters.get("login_hint") ?? "";
  const launch = await findLaunch(platform.systemDb, hint);
  if (!launch) return sendNotice(response, noticeOf(platform, "unknown"));
  const site =
    launch.kind === "resource" ? platform.portalUrl : platform.adminUrl;
  const parameters = new URLSearchParams(
    [...form.parameters].filter(([name]) => known.includes(name)),
  );
  response.writeHead(303, {
    location: `${site}/lti/continue?${parameters.toString()}`,
    "cache-control": "no-store",
    "content-length": 0,
  });
  response.end();
}
