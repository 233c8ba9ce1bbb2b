import { chooseResource } from "@throughline/domain/lti/choose-resource";
import { rememberNonce } from "@throughline/domain/lti/remember-nonce";
import { useLaunch } from "@throughline/domain/lti/use-launch";
import { refused, type Refusal } from "@throughline/domain/outcome";
import { transact } from "@throughline/domain/transaction";
import {
  readDeepLink,
  type DeepLinkReading,
} from "@throughline/integrations/partner-lms/lti/deep-link";
import { claimedIssuer } from "@throughline/integrations/partner-lms/lti/tool-token";
import type { LtiLaunchModel } from "@throughline/prisma";
import { sendMethodNotAllowed, sendTooLarge } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { findLaunch } from "./launch.ts";
import { sendNotice } from "./page.ts";
import { readForm } from "./parameters.ts";
import type { LtiPlatform } from "./platform.ts";
import { findToolByClient, type Tool } from "./tool.ts";

/**
 * `POST /lti/deep-links`: the admin's browser brings the tool's signed answer. Its signature says who chose, not a cookie, which is not
 * sent from another site: the answer names a question that we put to this tool for one admin, and is heard once.
 */
export async function answerDeepLink(
  platform: LtiPlatform,
  exchange: Exchange,
): Promise<void> {
  const { request, response, log } = exchange;
  if (request.method !== "POST") return sendMethodNotAllowed(response, "POST");
  const form = await readForm(exchange);
  if (form.kind === "aborted") return;
  if (form.kind === "tooLarge") return sendTooLarge(response, form.limit);
  const token = form.kind === "read" ? (form.parameters.get("JWT") ?? "") : "";
  const outcome = await take(platform, token);
  if (outcome.kind === "chosen") {
    response.writeHead(303, {
      location: `${platform.adminUrl}/partners/${outcome.slug}`,
      "cache-control": "no-store",
      "content-length": 0,
    });
    response.end();
    return;
  }
  log.warn({ refused: outcome }, "no resource was chosen");
  sendNotice(response, {
    status: outcome.status,
    title: "Nothing was chosen",
    text: outcome.reason,
    link: { href: `${platform.adminUrl}/partners`, label: "Back to partners" },
  });
}

type Taken =
  | { kind: "chosen"; slug: string }
  | { kind: "refused"; status: number; reason: string };

async function take(platform: LtiPlatform, token: string): Promise<Taken> {
  const { systemDb, toolKeys, endpoints, now } = platform;
  const clientId = claimedIssuer(token) ?? "";
  const tool = await findToolByClient(systemDb, clientId);
  if (!tool) return not("The answer comes from no tool that is known here.");
  const { settings } = tool;
  const keys = toolKeys.of(settings.keys);
  const expected = { settings, issuer: endpoints.issuer };
  const reading = await readDeepLink(token, keys, expected, now());
  switch (reading.kind) {
    case "bad":
      return not(
        `The tool's answer is not good: ${reading.field} ${reading.reason}.`,
      );
    case "keysUnavailable":
      return not("The tool's keys could not be read. Try again.", 503);
    case "answered":
      return hear(platform, tool, reading);
  }
}

type Answered = Extract<DeepLinkReading, { kind: "answered" }>;

async function hear(
  platform: LtiPlatform,
  tool: Tool,
  answered: Answered,
): Promise<Taken> {
  const { systemDb, store } = platform;
  const question = await findLaunch(systemDb, answered.data);
  if (
    question?.kind !== "deepLinkAnswer" ||
    question.partnerId !== tool.partnerId
  )
    return not("The answer is to no question that was put to this tool.");
  const admin = await systemDb.user.findFirst({
    where: {
      personId: question.personId,
      role: { in: ["ADMIN", "SUPER_ADMIN"] },
    },
  });
  if (!admin) return not("Whoever asked may not choose any more.", 403);

  const actor = {
    kind: "PERSON",
    id: question.personId,
    name: admin.name,
  } as const;
  const viewer = { role: "SYSTEM", personId: null } as const;
  const outcome = await transact(store, { actor, viewer }, (tx) =>
    hearOnce(tx, platform, { tool, question, answered }),
  );
  return outcome.kind === "chosen"
    ? { kind: "chosen", slug: tool.slug }
    : not(outcome.message, 409);
}

async function hearOnce(
  tx: Parameters<typeof chooseResource>[0],
  { now }: LtiPlatform,
  {
    tool: { partnerId, settings },
    question,
    answered: { nonce, expiresAt, resource, message },
  }: { tool: Tool; question: LtiLaunchModel; answered: Answered },
): Promise<{ kind: "chosen" } | Refusal> {
  const { id, courseStepId } = question;
  const used = await useLaunch(tx, { id, personId: null }, now());
  const isFresh = await rememberNonce(tx, {
    partnerId,
    purpose: "deepLink",
    value: nonce,
    expiresAt,
  });
  if (used.kind !== "begun" || !isFresh)
    return refused("JWT", "This answer was heard already, or came too late.");
  if (!resource || !courseStepId)
    return refused("JWT", message ?? "The tool chose nothing.");
  return chooseResource(
    tx,
    {
      courseStepId,
      partnerId,
      url: resource.url ?? settings.targetUrl,
      title: resource.title ?? "Untitled",
      custom: resource.custom,
    },
    now(),
  );
}

const not = (reason: string, status = 400) =>
  ({ kind: "refused", status, reason }) as const;
