import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import {
  objectionToPartnersOnly,
  planCourseEdit,
  type WantedPartnerStep,
} from "./course.rules.ts";
import { findUnknownPartner } from "./find-unknown-partner.ts";
import { lockCourse } from "./lock-course.ts";
import { writeCourseSteps } from "./write-course-steps.ts";

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
  }: { courseId: string; steps: readonly WantedPartnerStep[]; reason: string },
  now: Date,
): Promise<{ kind: "edited" | "unchanged"; courseId: string } | Refusal> {
  const course = await lockCourse(tx, courseId);
  if (!course) return notFound("courseId", "course");
  const unknown = await findUnknownPartner(tx, steps);
  if (unknown !== null)
    return notFound(`steps.${unknown}.partnerId`, "partner");
  const objection = objectionToPartnersOnly(course.steps, steps);
  if (objection) return refused(objection.field, objection.reason);
  const wanted = steps.map((step) => ({
    ...step,
    kind: "PARTNER" as const,
    contentCourseRef: null,
  }));
  const plan = planCourseEdit(course.steps, wanted);
  if (plan.kind === "refused") return refused(plan.field, plan.reason);
  if (plan.kind === "unchanged") return { kind: "unchanged", courseId };

  await writeCourseSteps(tx, { courseId, plan, wanted }, now);
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
