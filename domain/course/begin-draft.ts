import { randomUUID } from "node:crypto";
import { recordEvent } from "../event/record.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import {
  asWritten,
  contentOfCourse,
  markOfCourse,
} from "./content-of-course.ts";
import { emptyDraft, type DraftContent } from "./draft.content.ts";
import { lockCourse } from "./lock-course.ts";

/**
 * Begins to write a course, or to write on at one that is there: of that one there is one draft, which a repeat finds. A draft has
 * the id that its course has or will have.
 */
export async function beginDraft(
  tx: Tx,
  { courseId }: { courseId: string | null },
  now: Date,
): Promise<{ kind: "begun" | "unchanged"; draftId: string } | Refusal> {
  if (courseId === null)
    return keep(
      tx,
      { id: randomUUID(), courseId, base: null },
      emptyDraft,
      now,
    );
  if (!(await lockCourse(tx, courseId))) return notFound("courseId", "course");
  const before = await tx.db.courseDraft.findUnique({ where: { courseId } });
  if (before) return { kind: "unchanged", draftId: before.id };
  const course = await tx.db.course.findUniqueOrThrow({
    where: { id: courseId },
    include: asWritten,
  });
  const base = markOfCourse(course);
  const content = contentOfCourse(course);
  return keep(tx, { id: courseId, courseId, base }, content, now);
}

async function keep(
  tx: Tx,
  {
    id,
    courseId,
    base,
  }: { id: string; courseId: string | null; base: string | null },
  content: DraftContent,
  now: Date,
) {
  await tx.db.courseDraft.create({
    data: {
      id,
      courseId,
      content: { base, content },
      // A later draft of the same course goes on from a higher count, so that no page of an earlier one is taken for its own.
      revision: Math.floor(now.getTime() / 1000),
      updatedByName: tx.actor.name,
    },
  });
  recordEvent(tx, {
    type: "course.drafted",
    occurredAt: now,
    courseId,
    payload: { draftId: id, code: content.code },
  });
  return { kind: "begun", draftId: id } as const;
}
