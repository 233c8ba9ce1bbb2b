import { z } from "zod";
import { bringAlong, type BroughtAlong } from "../enrollment/bring-along.ts";
import {
  mayBeBroughtAlong,
  planBringAlong,
  type CourseNow,
  type Difference,
} from "../enrollment/bring-along.rules.ts";
import { undoBringAlong } from "../enrollment/undo-bring-along.ts";
import { isRefusal } from "../outcome.ts";
import { defineKind, type PlannedRow } from "./bulk-kind.ts";
import { inWords } from "./in-words.ts";
import {
  labelOf,
  loadEnrollments,
  type PlannedEnrollment,
} from "./load-enrollments.ts";

/** Gives students the steps of their course as it is now, as far as what they began allows; the preview says what differs for each. */
export const bringAlongKind = defineKind({
  subject: "enrollment",
  params: z.object({}),
  notUndoable: null,
  async plan(tx, ids) {
    const enrollments = await loadEnrollments(tx, ids);
    const courseIds = [...new Set(enrollments.map(({ courseId }) => courseId))];
    const steps = await tx.db.courseStep.findMany({
      where: { courseId: { in: courseIds }, retiredAt: null },
      orderBy: { position: "asc" },
    });
    const stepsOf = Map.groupBy(steps, ({ courseId }) => courseId);
    return enrollments.map((enrollment) =>
      planOne(enrollment, stepsOf.get(enrollment.courseId) ?? []),
    );
  },
  async apply(tx, { subjectId, reason }, _params, now) {
    const outcome = await bringAlong(
      tx,
      { enrollmentId: subjectId, reason },
      now,
    );
    if (isRefusal(outcome)) return outcome;
    return outcome.kind === "unchanged"
      ? { kind: "unchanged", result: noDifference }
      : { kind: "applied", undo: { ...outcome.done } };
  },
  async undo(tx, { subjectId, undo, reason }, _params, now) {
    const outcome = await undoBringAlong(
      tx,
      { enrollmentId: subjectId, done: undo as BroughtAlong, reason },
      now,
    );
    return isRefusal(outcome) ? outcome : { kind: "undone" };
  },
});

const noDifference = "The student has the course’s steps already.";

function planOne(
  enrollment: PlannedEnrollment,
  course: readonly CourseNow[],
): PlannedRow {
  const { id: subjectId, state, steps } = enrollment;
  const row = { subjectId, label: labelOf(enrollment) };
  if (!mayBeBroughtAlong(state))
    return {
      ...row,
      verdict: {
        kind: "refused",
        reason: `The enrollment is ${inWords(state)}; its steps stay as they were taken.`,
      },
    };
  const { differences, order } = planBringAlong(
    course,
    enrollment.course.sequencing,
    steps,
  );
  const isReordered =
    order.filter((id) => steps.some((step) => step.id === id)).join() !==
    steps
      .map(({ id }) => id)
      .filter((id) => order.includes(id))
      .join();
  const followed = differences.filter(({ kind }) => kind !== "left");
  const words = [
    ...differences.map(inOneSentence),
    ...(isReordered ? ["The order changes."] : []),
  ];
  if (followed.length === 0 && !isReordered)
    return {
      ...row,
      verdict: {
        kind: "unchanged",
        reason: words.join(" ") || noDifference,
      },
    };
  return {
    ...row,
    from: steps.map(({ label }) => label).join(", "),
    to: words.join(" "),
    verdict: { kind: "applies" },
  };
}

function inOneSentence(difference: Difference): string {
  switch (difference.kind) {
    case "added":
      return `Adds ${difference.step.label}.`;
    case "removed":
      return `Takes ${difference.step.label} out.`;
    case "changed":
      return `Changes ${difference.fields.map(({ name }) => nameOf[name]).join(", ")} of ${difference.step.label}.`;
    case "left":
      return `${difference.label} stays: ${difference.reason}`;
  }
}

const nameOf = {
  label: "the label",
  title: "the title",
  summary: "the summary",
  required: "whether it is required",
  expectedDays: "the expected days",
  partnerId: "the partner",
} as const;
