import { z } from "zod";
import { advanceToNextStep } from "../enrollment/advance-to-next-step.ts";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import {
  decideEnrollment,
  type EnrollmentCommand,
} from "../enrollment/enrollment.rules.ts";
import { lockEnrollment } from "../enrollment/lock.ts";
import {
  isEnrollmentComplete,
  stepToOpen,
} from "../enrollment/sequence.rules.ts";
import { isRefusal, notFound, refused } from "../outcome.ts";
import { defineKind, type BulkKind, type PlannedRow } from "./bulk-kind.ts";
import { inWords } from "./in-words.ts";
import {
  labelOf,
  loadEnrollments,
  type PlannedEnrollment,
} from "./load-enrollments.ts";

const noParams = z.object({});

/** The command that takes another one back. */
const opposite: Partial<Record<EnrollmentCommand, EnrollmentCommand>> = {
  suspend: "resume",
  resume: "suspend",
};

/**
 * Suspends, resumes or cancels enrollments. Cancelling cannot be taken back: the partners were told that the student will not
 * come, and an ended enrollment no longer moves; the student is enrolled again instead.
 */
export function enrollmentKind(command: EnrollmentCommand): BulkKind {
  const back = opposite[command];
  return defineKind({
    subject: "enrollment",
    params: noParams,
    notUndoable: back
      ? null
      : "A canceled enrollment cannot be brought back, because the partners were told. Enroll the student again instead.",
    async plan(tx, ids) {
      const enrollments = await loadEnrollments(tx, ids);
      return enrollments.map((enrollment) => planChange(command, enrollment));
    },
    async apply(tx, { subjectId, reason }, _params, now) {
      const before = await lockEnrollment(tx, subjectId);
      if (!before) return notFound("enrollmentId", "enrollment");
      const outcome = await changeEnrollment(
        tx,
        command,
        { enrollmentId: subjectId, reason },
        now,
      );
      if (isRefusal(outcome)) return outcome;
      if (outcome.kind === "unchanged")
        return { kind: "unchanged", result: alreadyIs(before.state) };
      const after = await lockEnrollment(tx, subjectId);
      return {
        kind: "applied",
        undo: { from: before.state, to: after?.state ?? before.state },
      };
    },
    ...(back && {
      async undo(tx, { subjectId, undo, reason }, _params, now) {
        const { to } = undo as { to: string };
        const enrollment = await lockEnrollment(tx, subjectId);
        if (!enrollment) return notFound("enrollmentId", "enrollment");
        if (enrollment.state !== to)
          return refused(
            "enrollmentId",
            `The enrollment has moved since: it is ${inWords(enrollment.state)} now.`,
          );
        const outcome = await changeEnrollment(
          tx,
          back,
          { enrollmentId: subjectId, reason },
          now,
        );
        return isRefusal(outcome) ? outcome : { kind: "undone" };
      },
    }),
  });
}

function planChange(
  command: EnrollmentCommand,
  enrollment: PlannedEnrollment,
): PlannedRow {
  const { id: subjectId, state } = enrollment;
  const decision = decideEnrollment(command, state);
  return {
    subjectId,
    label: labelOf(enrollment),
    from: inWords(state),
    to: inWords(decision.kind === "move" ? decision.to : state),
    verdict:
      decision.kind === "refused"
        ? decision
        : decision.kind === "move"
          ? { kind: "applies" }
          : { kind: "unchanged", reason: alreadyIs(state) },
  };
}

const alreadyIs = (state: string) =>
  `The enrollment is ${inWords(state)} already.`;

/** Opens the step whose turn has come in enrollments that were left standing; the others stay as they are. */
export const advanceKind = defineKind({
  subject: "enrollment",
  params: noParams,
  notUndoable:
    "A step that was opened because its turn had come would be opened again at once.",
  async plan(tx, ids) {
    const enrollments = await loadEnrollments(tx, ids);
    return enrollments.map(planAdvance);
  },
  async apply(tx, { subjectId }, _params, now) {
    const before = await lockEnrollment(tx, subjectId);
    if (!before) return notFound("enrollmentId", "enrollment");
    const openBefore = before.steps.filter(({ openedAt }) => openedAt).length;
    const outcome = await advanceToNextStep(
      tx,
      { enrollmentId: subjectId },
      now,
    );
    if (isRefusal(outcome)) return outcome;
    const after = await lockEnrollment(tx, subjectId);
    const opened = after?.steps.filter(({ openedAt }) => openedAt).length;
    return opened === openBefore && after?.state === before.state
      ? { kind: "unchanged", result: nothingWaits }
      : { kind: "applied" };
  },
});

const nothingWaits = "No step waits to be opened.";

function planAdvance(enrollment: PlannedEnrollment): PlannedRow {
  const { id: subjectId, state, steps, course } = enrollment;
  const row = { subjectId, label: labelOf(enrollment) };
  if (state !== "ACTIVE")
    return {
      ...row,
      verdict: {
        kind: "unchanged",
        reason: `The enrollment is ${inWords(state)}.`,
      },
    };
  if (isEnrollmentComplete(steps))
    return {
      ...row,
      from: "active",
      to: "completed",
      verdict: { kind: "applies" },
    };
  const next = stepToOpen(course.sequencing, steps);
  if (!next)
    return { ...row, verdict: { kind: "unchanged", reason: nothingWaits } };
  return {
    ...row,
    about: `${next.label} ${next.title}`,
    from: "ahead",
    to: "open",
    verdict: { kind: "applies" },
  };
}
