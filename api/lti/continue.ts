import { beginLaunch } from "@throughline/domain/lti/begin-launch";
import { useLaunch } from "@throughline/domain/lti/use-launch";
import { transact } from "@throughline/domain/transaction";
import {
  readAuthorization,
  type Authorization,
} from "@throughline/integrations/partner-lms/lti/authorization";
import {
  deepLinkClaims,
  resourceLaunchClaims,
} from "@throughline/integrations/partner-lms/lti/id-token";
import { signToken } from "@throughline/integrations/partner-lms/lti/sign";
import type { LtiLaunchModel } from "@throughline/prisma";
import type { RequestViewer } from "@throughline/schema/context";
import { sendMethodNotAllowed } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { deepLinkLaunch } from "./deep-link-launch.ts";
import { signingKey } from "./keys.ts";
import { findLaunch, messageHintOf } from "./launch.ts";
import { noticeOf, type Obstacle } from "./notices.ts";
import { sendFormPost, sendNotice } from "./page.ts";
import type { LtiPlatform } from "./platform.ts";
import { resourceLaunch } from "./resource-launch.ts";
import { findToolOfPartner, type Tool } from "./tool.ts";

/**
 * `GET /lti/continue`, under the address of the app that the person is signed in to: checks the tool's request and who asks, and
 * answers with the signed launch as a form that posts itself to the tool. A launch is given out once, to the person who began it.
 */
export async function answerContinue(
  platform: LtiPlatform,
  exchange: Exchange,
  viewer: RequestViewer,
): Promise<void> {
  const { request, response, url, log } = exchange;
  if (request.method !== "GET") return sendMethodNotAllowed(response, "GET");
  const launch = await findLaunch(
    platform.systemDb,
    url.searchParams.get("login_hint") ?? "",
  );
  const site =
    launch?.kind === "deepLink" ? platform.adminUrl : platform.portalUrl;
  const answer = launch
    ? await go(platform, launch, url.searchParams, viewer)
    : obstacle("unknown");
  switch (answer.kind) {
    case "obstacle":
      log.warn({ launch: launch?.kind, obstacle: answer.why }, "no launch");
      return sendNotice(response, noticeOf(platform, answer.why, site));
    case "posted":
      return sendFormPost(response, answer);
  }
}

type Answer =
  | { kind: "obstacle"; why: Obstacle }
  | {
      kind: "posted";
      action: string;
      fields: Record<string, string>;
      toolName: string;
    };

async function go(
  platform: LtiPlatform,
  launch: LtiLaunchModel,
  parameters: URLSearchParams,
  viewer: RequestViewer,
): Promise<Answer> {
  if (viewer.personId === null) return obstacle("signedOut");
  if (viewer.personId !== launch.personId) return obstacle("notYours");
  if (launch.kind !== "resource" && !isStaff(viewer)) return obstacle("over");
  const tool = await findToolOfPartner(platform.systemDb, launch.partnerId);
  if (!tool) return obstacle("misconfigured");

  const reading = readAuthorization(parameters, tool.settings);
  if (reading.kind === "untrusted") return obstacle("misconfigured");
  if (reading.kind === "mistaken") {
    const { error, field, reason } = reading;
    return posted(tool, reading, {
      error,
      error_description: `${field} ${reason}`,
    });
  }
  const { authorization } = reading;
  if (authorization.messageHint !== messageHintOf(launch))
    return posted(tool, authorization, {
      error: "invalid_request",
      error_description: "lti_message_hint is not the one that was given",
    });
  return giveOut(platform, launch, tool, authorization);
}

async function giveOut(
  platform: LtiPlatform,
  launch: LtiLaunchModel,
  tool: Tool,
  authorization: Authorization,
): Promise<Answer> {
  const now = platform.now();
  const data = platform.randomId();
  const claims = await claimsOf(platform, launch, tool, authorization, data);
  if (!claims) return obstacle("over");
  const key = await signingKey(platform);
  const used = await takeUp(platform, launch, data);
  if (used.kind !== "begun") return obstacle(used.kind);
  const idToken = await signToken(key, claims(now));
  return posted(tool, authorization, { id_token: idToken });
}

/** Once, and for a deep link with the question that the tool will answer, in one transaction. */
function takeUp(
  { store, now }: LtiPlatform,
  { id, personId, partnerId, kind, courseStepId }: LtiLaunchModel,
  data: string,
) {
  const viewer = { role: "SYSTEM", personId: null } as const;
  const actor = { kind: "PERSON", id: personId, name: "" } as const;
  return transact(store, { actor, viewer }, async (tx) => {
    const used = await useLaunch(tx, { id, personId }, now());
    if (used.kind === "begun" && kind === "deepLink" && courseStepId)
      await beginLaunch(
        tx,
        { id: data, kind: "deepLinkAnswer", partnerId, personId, courseStepId },
        now(),
      );
    return used;
  });
}

async function claimsOf(
  platform: LtiPlatform,
  launch: LtiLaunchModel,
  tool: Tool,
  { nonce }: Authorization,
  data: string,
) {
  if (launch.kind === "resource") {
    const facts = await resourceLaunch(platform, launch, tool, nonce);
    return facts && ((now: Date) => resourceLaunchClaims(facts, now));
  }
  if (launch.kind !== "deepLink") return null;
  const facts = await deepLinkLaunch(platform, launch, tool, { nonce, data });
  return facts && ((now: Date) => deepLinkClaims(facts, now));
}

const isStaff = ({ role }: RequestViewer) =>
  role === "ADMIN" || role === "SUPER_ADMIN";

const obstacle = (why: Obstacle) => ({ kind: "obstacle", why }) as const;

const posted = (
  { name }: Tool,
  { redirectUri, state }: { redirectUri: string; state: string | null },
  fields: Record<string, string>,
) =>
  ({
    kind: "posted",
    action: redirectUri,
    toolName: name,
    fields: { ...fields, ...(state !== null && { state }) },
  }) as const;
