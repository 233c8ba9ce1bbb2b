import { z } from "zod";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { enrollNewcomer } from "../enrollment/enroll-newcomer.ts";
import { lockEnrollment } from "../enrollment/lock.ts";
import { isUnsettled } from "../enrollment/sequence.rules.ts";
import { isRefusal, notFound, refused } from "../outcome.ts";
import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";
import { defineKind, type Verdict } from "./bulk-kind.ts";
import { inWords } from "./in-words.ts";

const params = z.object({
  courseId: z.uuid(),
  /** Once more after an attempt that has ended. */
  again: z.boolean().default(false),
});

/** Enrolls many people in a course, and invites those without a login. Taken back by cancelling what has not got anywhere. */
export const enrollKind = defineKind({
  subject: "person",
  params,
  notUndoable: null,
  async plan(tx, personIds, { courseId, again }) {
    const course = await tx.db.course.findUnique({ where: { id: courseId } });
    const people = await tx.db.person.findMany({
      where: { id: { in: personIds } },
      include: {
        emails: { where: { isPrimary: true } },
        enrollments: {
          where: { courseId },
          orderBy: { attempt: "desc" },
          take: 1,
        },
      },
    });
    return people.map(({ id, emails, enrollments: [last], ...person }) => ({
      subjectId: id,
      label: [fullName(person), emails[0]?.address].filter(Boolean).join(" · "),
      about: course?.title,
      from: last ? inWords(last.state) : "not enrolled",
      to: "enrolled",
      verdict: verdictOn(course?.state, last?.state, again),
    }));
  },
  async apply(tx, { subjectId }, { courseId, again }, now) {
    const outcome = await enrollNewcomer(
      tx,
      { courseId, again, who: { personId: subjectId } },
      now,
    );
    if (isRefusal(outcome)) return outcome;
    return outcome.kind === "enrolled"
      ? { kind: "applied", undo: { enrollmentId: outcome.enrollmentId } }
      : { kind: "unchanged", result: "Is enrolled in the course already." };
  },
  async undo(tx, { undo, reason }, _params, now) {
    const { enrollmentId } = undo as { enrollmentId: string };
    const objection = await whyNotCanceled(tx, enrollmentId);
    if (objection) return objection;
    const outcome = await changeEnrollment(
      tx,
      "cancel",
      { enrollmentId, reason },
      now,
    );
    return isRefusal(outcome) ? outcome : { kind: "undone" };
  },
});

function verdictOn(
  course: string | undefined,
  last: string | undefined,
  again: boolean,
): Verdict {
  if (course !== "PUBLISHED")
    return { kind: "refused", reason: "The course is not published." };
  if (!last) return { kind: "applies" };
  const hasEnded = ["COMPLETED", "CANCELED", "REFUNDED"].includes(last);
  if (hasEnded && again) return { kind: "applies" };
  return {
    kind: "unchanged",
    reason: hasEnded
      ? `Took the course before: ${inWords(last)}. Choose “once more” to enroll again.`
      : "Is enrolled in the course already.",
  };
}

async function whyNotCanceled(tx: Tx, enrollmentId: string) {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (!enrollment) return notFound("enrollmentId", "enrollment");
  const { state, steps } = enrollment;
  if (state !== "ACTIVE" && state !== "SUSPENDED")
    return refused(
      "enrollmentId",
      `The enrollment has moved since: it is ${inWords(state)} now.`,
    );
  const done = steps.find((step) => !isUnsettled(step));
  return done
    ? refused(
        "enrollmentId",
        `The student has got on since: ${done.label} is ${inWords(done.state)}.`,
      )
    : null;
}
