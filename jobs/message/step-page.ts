import type { Desk } from "../desk.ts";

/**
 * The page of a person's step in the portal, of their latest attempt; the calendar where there is none. An address names a step by the
 * API's own id, base64url of `EnrollmentStep:<id>`.
 */
export async function stepPageOf(
  { store, school: { portalUrl } }: Desk,
  { personId, courseStepId }: { personId: string; courseStepId: string | null },
): Promise<string> {
  const step =
    courseStepId &&
    (await store.database.enrollmentStep.findFirst({
      where: { courseStepId, enrollment: { personId } },
      orderBy: { enrollment: { attempt: "desc" } },
      select: { id: true },
    }));
  if (!step) return `${portalUrl}/calendar`;
  const id = Buffer.from(`EnrollmentStep:${step.id}`).toString("base64url");
  return `${portalUrl}/steps/${id}`;
}
