import type { Tx } from "../transaction.ts";
import type { CourseEdit, WantedStep } from "./course.rules.ts";

export interface StepWriting {
  courseId: string;
  plan: Extract<CourseEdit, { kind: "edit" }>;
  /** All steps, in order. */
  wanted: readonly WantedStep[];
}

/**
 * Carries out what was planned for a locked course's steps; who is in the course keeps theirs. Answers the ids of the steps, in the
 * order wanted.
 */
export async function writeCourseSteps(
  tx: Tx,
  { courseId, plan, wanted }: StepWriting,
  now: Date,
): Promise<string[]> {
  await tx.db.courseStep.updateMany({
    where: { id: { in: plan.retired.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  await makeRoom(tx, courseId);
  const ids: string[] = [];
  for (const [index, { id, kind, ...step }] of wanted.entries()) {
    const columns = { ...step, position: index + 1 };
    const written = id
      ? await tx.db.courseStep.update({ where: { id }, data: columns })
      : await tx.db.courseStep.create({ data: { ...columns, courseId, kind } });
    ids.push(written.id);
  }
  return ids;
}

/** Positions and slugs are unique at every moment, so all steps step aside before they line up anew. */
async function makeRoom(tx: Tx, courseId: string) {
  await tx.db.$executeRaw`
    UPDATE "CourseStep" SET position = position + 1000000, slug = id::text
    WHERE "courseId" = ${courseId}::uuid AND "retiredAt" IS NULL`;
}
