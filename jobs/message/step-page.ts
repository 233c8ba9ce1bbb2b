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
  return addressOfStep(portalUrl, step.id);
}

/**
 * Where a person answers for a class: the page of the step that it was booked or waited for, or their credits where it was a credit's.
 * What they have of the class now counts before what they had; the calendar where they never had anything.
 */
export async function classPageOf(
  { store: { database }, school: { portalUrl } }: Desk,
  about: { personId: string; sessionId: string },
): Promise<string> {
  const select = { enrollmentStepId: true } as const;
  const found =
    (await database.booking.findFirst({
      where: about,
      orderBy: { createdAt: "desc" },
      select,
    })) ??
    (await database.waitlistEntry.findFirst({
      where: about,
      orderBy: { joinedAt: "desc" },
      select,
    }));
  if (!found) return `${portalUrl}/calendar`;
  return found.enrollmentStepId === null
    ? `${portalUrl}/credits`
    : addressOfStep(portalUrl, found.enrollmentStepId);
}

function addressOfStep(portalUrl: string, stepId: string): string {
  const id = Buffer.from(`EnrollmentStep:${stepId}`).toString("base64url");
  return `${portalUrl}/steps/${id}`;
}
