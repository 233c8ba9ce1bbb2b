import type { CourseStepModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { planCourseEdit, type WantedStep } from "./course.rules.ts";

/**
 * Makes a course's steps what is wanted, in that order: steps are added, changed, moved, and those left out are retired. Students
 * who are in the course keep their steps until they are brought along. Editing to what is there already changes nothing.
 */
export async function editCourseSteps(
  tx: Tx,
  {
    courseId,
    steps,
    reason,
  }: { courseId: string; steps: readonly WantedStep[]; reason: string },
  now: Date,
): Promise<{ kind: "edited" | "unchanged"; courseId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Course" WHERE id = ${courseId}::uuid FOR UPDATE`;
  const course = await tx.db.course.findUnique({
    where: { id: courseId },
    include: { steps: { where: { retiredAt: null } } },
  });
  if (!course) return notFound("courseId", "course");
  const unknown = await findUnknownPartner(tx, steps);
  if (unknown !== null)
    return notFound(`steps.${unknown}.partnerId`, "partner");
  const plan = planCourseEdit(course.steps, steps);
  if (plan.kind === "refused") return refused(plan.field, plan.reason);
  if (plan.kind === "unchanged") return { kind: "unchanged", courseId };

  await tx.db.courseStep.updateMany({
    where: { id: { in: plan.retired.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  await makeRoom(tx, courseId);
  for (const [index, { id, ...wanted }] of steps.entries()) {
    const columns = { ...wanted, position: index + 1 };
    if (id) await tx.db.courseStep.update({ where: { id }, data: columns });
    else
      await tx.db.courseStep.create({
        data: { ...columns, courseId, kind: "PARTNER" },
      });
  }
  recordEvent(tx, {
    type: "course.edited",
    occurredAt: now,
    courseId,
    reason,
    payload: {
      added: plan.added.map(({ label }) => label),
      changed: plan.changed.map(({ label }) => label),
      retired: plan.retired.map(({ label }) => label),
    },
  });
  return { kind: "edited", courseId };
}

/** Positions are unique at every moment, so all steps step aside before they line up anew. */
async function makeRoom(tx: Tx, courseId: string) {
  await tx.db.$executeRaw`
    UPDATE "CourseStep" SET position = position + 1000000 WHERE "courseId" = ${courseId}::uuid AND "retiredAt" IS NULL`;
}

/** Which of the wanted steps names a partner that is not there. */
async function findUnknownPartner(
  tx: Tx,
  steps: readonly WantedStep[],
): Promise<number | null> {
  const named = [...new Set(steps.map(({ partnerId }) => partnerId))];
  const known = await tx.db.partner.findMany({
    where: { id: { in: named } },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  const index = steps.findIndex(({ partnerId }) => !ids.has(partnerId));
  return index < 0 ? null : index;
}

/** A step as the rules read it. */
export type EditedStep = Pick<CourseStepModel, "id" | "label">;
