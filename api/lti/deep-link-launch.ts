import type { DeepLinkLaunch } from "@throughline/integrations/partner-lms/lti/id-token";
import type { LtiLaunchModel } from "@throughline/prisma";
import { findPerson, schoolOf } from "./launch-facts.ts";
import type { LtiPlatform } from "./platform.ts";
import type { Tool } from "./tool.ts";

/** What a tool is told when an admin chooses what a step opens; null where the step is not the tool's any more. */
export async function deepLinkLaunch(
  platform: LtiPlatform,
  launch: LtiLaunchModel,
  { partnerId, slug, settings }: Tool,
  { nonce, data }: { nonce: string; data: string },
): Promise<DeepLinkLaunch | null> {
  const { systemDb, endpoints, adminUrl } = platform;
  const step = await systemDb.courseStep.findUnique({
    where: { id: launch.courseStepId ?? "", partnerId },
    include: { course: true },
  });
  const person = await findPerson(systemDb, launch.personId);
  if (!step || !person) return null;
  const { course, title } = step;
  return {
    issuer: endpoints.issuer,
    settings,
    nonce,
    data,
    person,
    course: { id: course.id, code: course.code, title: course.title },
    school: schoolOf(platform),
    step: { title },
    targetUrl: settings.deepLinkUrl ?? settings.targetUrl,
    answerUrl: endpoints.deepLinkUrl,
    returnUrl: `${adminUrl}/partners/${slug}`,
  };
}
