import type { Database, LtiLaunchModel } from "@throughline/prisma";

/** The launch that a login hint names; null for none. `db` must see launches. */
export function findLaunch(
  db: Database,
  hint: string,
): Promise<LtiLaunchModel | null> {
  if (!/^[\w-]{20,100}$/.test(hint)) return Promise.resolve(null);
  return db.ltiLaunch.findUnique({ where: { id: hint } });
}

/** What is launched, as the tool is told and must echo it. */
export const messageHintOf = ({
  partnerEnrollmentId,
  courseStepId,
}: Pick<LtiLaunchModel, "partnerEnrollmentId" | "courseStepId">): string =>
  partnerEnrollmentId ?? courseStepId ?? "";
