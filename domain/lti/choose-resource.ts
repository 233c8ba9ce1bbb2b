import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

export interface ResourceChoice {
  courseStepId: string;
  /** The tool that offers it; a step that went to another partner meanwhile is left alone. */
  partnerId: string;
  url: string;
  title: string;
  custom: Record<string, string>;
}

/** Keeps what a course step opens at its tool; choosing again replaces it. Launches from now on go there. */
export async function chooseResource(
  tx: Tx,
  { courseStepId, partnerId, url, title, custom }: ResourceChoice,
  now: Date,
): Promise<{ kind: "chosen"; courseStepId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT id FROM "CourseStep" WHERE id = ${courseStepId}::uuid FOR UPDATE`;
  const step = await tx.db.courseStep.findUnique({
    where: { id: courseStepId },
  });
  if (!step) return notFound("courseStepId", "step");
  if (step.partnerId !== partnerId)
    return refused(
      "courseStepId",
      "The step is taught by another partner now. Choose again there.",
    );
  const chosen = { partnerId, url, title, custom, createdAt: now };
  await tx.db.ltiResource.upsert({
    where: { courseStepId },
    create: { ...chosen, courseStepId },
    update: chosen,
  });
  recordEvent(tx, {
    type: "partner.resourceChosen",
    occurredAt: now,
    courseId: step.courseId,
    payload: { courseStepId, partnerId, title, url },
  });
  return { kind: "chosen", courseStepId };
}
