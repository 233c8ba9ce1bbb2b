import type { ResourceLaunch } from "@throughline/integrations/partner-lms/lti/id-token";
import type { LtiLaunchModel } from "@throughline/prisma";
import { writeNodeId } from "@throughline/schema/node-id";
import { lineItemUrl } from "./endpoints.ts";
import { findPerson, resourceIn, schoolOf } from "./launch-facts.ts";
import type { LtiPlatform } from "./platform.ts";
import type { Tool } from "./tool.ts";

/** What a tool is told when a student opens a step; null where the student may not open it any more. */
export async function resourceLaunch(
  platform: LtiPlatform,
  launch: LtiLaunchModel,
  { partnerId, settings }: Tool,
  nonce: string,
): Promise<ResourceLaunch | null> {
  const { systemDb, endpoints, portalUrl } = platform;
  const record = await systemDb.partnerEnrollment.findUnique({
    where: { id: launch.partnerEnrollmentId ?? "", partnerId },
    include: {
      enrollmentStep: {
        include: {
          enrollment: { include: { course: true } },
          courseStep: { include: { ltiResource: true } },
        },
      },
    },
  });
  if (record?.desiredState !== "ENROLLED") return null;
  const { enrollmentStep: step } = record;
  const { enrollment, courseStep } = step;
  if (!openStates.has(enrollment.state)) return null;
  const person = await findPerson(systemDb, enrollment.personId);
  if (!person) return null;
  const { course } = enrollment;
  const { issuer } = endpoints;
  const resource = resourceIn(partnerId, courseStep.ltiResource);
  return {
    issuer,
    settings,
    nonce,
    person,
    course: { id: course.id, code: course.code, title: course.title },
    school: schoolOf(platform),
    step: { id: courseStep.id, title: step.title, summary: step.summary },
    targetUrl: resource?.url ?? settings.targetUrl,
    custom: (resource?.custom ?? {}) as Record<string, string>,
    lineItemUrl: lineItemUrl(issuer, courseStep.id),
    returnUrl: `${portalUrl}/steps/${writeNodeId("EnrollmentStep", step.id)}`,
  };
}

const openStates = new Set(["ACTIVE", "COMPLETED"]);
