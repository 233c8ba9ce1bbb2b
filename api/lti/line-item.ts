import { agsScope } from "@throughline/integrations/partner-lms/lti/claims";
import type { CourseStepModel, Database } from "@throughline/prisma";
import {
  sendJson,
  sendMethodNotAllowed,
  sendNotFound,
} from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { toolOf } from "./bearer.ts";
import { lineItemUrl } from "./endpoints.ts";
import type { LtiPlatform } from "./platform.ts";

/** `GET /lti/line-items/:courseStep`: what a tool's scores are for (Assignment and Grade Services 2.0). */
export async function answerLineItem(
  platform: LtiPlatform,
  exchange: Exchange,
  courseStepId: string,
): Promise<void> {
  const { request, response } = exchange;
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendMethodNotAllowed(response, "GET");
  const tool = await toolOf(platform, exchange, agsScope.readLineItem);
  if (!tool) return;
  const step = await findLineItem(platform.systemDb, courseStepId, tool);
  if (!step) return sendNotFound(response);
  sendJson(
    response,
    200,
    {
      id: lineItemUrl(platform.endpoints.issuer, step.id),
      label: step.title,
      scoreMaximum: 100,
      resourceLinkId: step.id,
    },
    { "content-type": "application/vnd.ims.lis.v2.lineitem+json" },
  );
}

/** The course step behind a line item: only one that the tool teaches, or has students of. */
export function findLineItem(
  db: Database,
  courseStepId: string,
  { partnerId }: { partnerId: string },
): Promise<CourseStepModel | null> {
  const taught = { partnerEnrollment: { partnerId } };
  return db.courseStep.findFirst({
    where: {
      id: courseStepId,
      OR: [{ partnerId }, { enrollmentSteps: { some: taught } }],
    },
  });
}
