import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import { referenceOf } from "@throughline/domain/partner/reference";
import { agsScope } from "@throughline/integrations/partner-lms/lti/claims";
import {
  readScore,
  scoreMessage,
  type ScoreMessage,
} from "@throughline/integrations/partner-lms/lti/score";
import { parsePartnerMessage } from "@throughline/integrations/partner-lms/parse";
import type { Database } from "@throughline/prisma";
import {
  sendJson,
  sendMethodNotAllowed,
  sendNotFound,
  sendProblem,
  sendTooLarge,
} from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import { Draining } from "../webhooks/gather.ts";
import { toolOf } from "./bearer.ts";
import { findLineItem } from "./line-item.ts";
import type { LtiPlatform } from "./platform.ts";
import type { Tool } from "./tool.ts";

const maxBytes = 64_000;

/**
 * `POST /lti/line-items/:courseStep/scores`: what a tool says of a student's work, kept as a message of the partner like any other and
 * applied in its turn. The same score again has no further effect; one that makes no sense changes nothing.
 */
export async function receiveScore(
  platform: LtiPlatform,
  exchange: Exchange,
  courseStepId: string,
): Promise<void> {
  const { request, response } = exchange;
  if (request.method !== "POST") return sendMethodNotAllowed(response, "POST");
  const tool = await toolOf(platform, exchange, agsScope.score);
  if (!tool) return;
  const { systemDb } = platform;
  const step = await findLineItem(systemDb, courseStepId, tool);
  if (!step) return sendNotFound(response);
  const body = await readBody(request, maxBytes);
  if (body.kind === "aborted") return;
  if (body.kind === "tooLarge") return sendTooLarge(response, maxBytes);

  const reading = readScore(jsonOf(body.bytes));
  if (reading.kind === "faulty") return refuse(exchange, tool, reading);
  const { score } = reading;
  const place = { courseStepId: step.id, personId: score.userId };
  const enrolment = await findEnrolment(systemDb, tool, place);
  if (!enrolment) {
    const reason = "is nobody whom this tool teaches here";
    return refuse(exchange, tool, { field: "userId", reason }, 404);
  }
  const message = scoreMessage(score, enrolment);
  const parsed = parsePartnerMessage(
    Buffer.from(message.rawBody),
    platform.now(),
  );
  if (parsed.kind === "malformed" || parsed.kind === "nonsense")
    return refuse(exchange, tool, parsed);
  await keep(platform, exchange, tool, message, enrolment.externalId);
}

/** The student's newest enrolment at the tool for the step, also where the student's record was merged into another. */
async function findEnrolment(
  db: Database,
  { partnerId }: Tool,
  { courseStepId, personId }: { courseStepId: string; personId: string },
): Promise<{ externalId: string; reference: string } | null> {
  if (!uuid.test(personId)) return null;
  const person = await db.person.findUnique({ where: { id: personId } });
  if (!person) return null;
  const people = [person.id, person.mergedIntoId].filter((id) => id !== null);
  const record = await db.partnerEnrollment.findFirst({
    where: {
      partnerId,
      enrollmentStep: {
        courseStepId,
        enrollment: { personId: { in: people } },
      },
    },
    orderBy: { enrollmentStep: { enrollment: { attempt: "desc" } } },
  });
  if (!record) return null;
  const reference = referenceOf(record);
  return { externalId: record.externalId ?? reference, reference };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function keep(
  { inbox, now }: LtiPlatform,
  { response, log }: Exchange,
  { partnerId, slug }: Tool,
  { dedupeId, type, rawBody }: ScoreMessage,
  externalId: string,
) {
  try {
    const status = await inbox.add({
      source: `partners/${slug}`,
      partnerId,
      externalId: dedupeId,
      type,
      orderingKey: orderingKeyOf(partnerId, externalId),
      rawBody,
      sentAt: now(),
    });
    sendJson(response, 200, { status });
  } catch (error) {
    if (!(error instanceof Draining)) log.error(error, "score not stored");
    const problem = {
      code: "UNAVAILABLE",
      field: null,
      message: "The score could not be stored just now; send it again.",
    };
    sendProblem(response, 503, problem, { "retry-after": "5" });
  }
}

function refuse(
  { response, log }: Exchange,
  { slug }: Tool,
  { field, reason }: { field: string; reason: string },
  status = 400,
) {
  log.warn({ partner: slug, field, reason }, "score refused");
  const code = status === 404 ? "NOT_FOUND" : "MALFORMED";
  sendProblem(response, status, {
    code,
    field,
    message: `${field} ${reason}.`,
  });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
