import type { CourseStepModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** Copies a course's steps, the optional ones too, into an enrollment. From then on editing the course moves nobody. */
export async function generateEnrollmentSteps(
  tx: Tx,
  enrollmentId: string,
  courseSteps: readonly CourseStepModel[],
): Promise<void> {
  await tx.db.enrollmentStep.createMany({
    data: courseSteps.map((step) => ({
      enrollmentId,
      courseStepId: step.id,
      partnerId: step.partnerId,
      position: step.position,
      label: step.label,
      title: step.title,
      summary: step.summary,
      kind: step.kind,
      required: step.required,
      expectedDays: step.expectedDays,
    })),
  });
}
