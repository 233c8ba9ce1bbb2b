import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { lockProduct } from "../product/lock-product.ts";
import { takeOffSale } from "../product/take-off-sale.ts";
import type { Tx } from "../transaction.ts";
import { lockCourse } from "./lock-course.ts";

export interface CourseEnd {
  courseId: string;
  reason: string;
}

const ends = {
  /** Back to a draft: it is not in the catalogue until it is published again. */
  unpublish: { state: "DRAFT", event: "course.unpublished" },
  /** Put away, until it is published again: it stays in the records of who took it. */
  archive: { state: "ARCHIVED", event: "course.archived" },
} as const;

/**
 * Takes a course off sale: nobody new gets in, and who is in it goes on. Asked twice it changes nothing; publishing its draft puts it
 * on sale again, and its licenses with it.
 */
export async function endCourse(
  tx: Tx,
  how: keyof typeof ends,
  { courseId, reason }: CourseEnd,
  now: Date,
): Promise<{ kind: "ended" | "unchanged"; courseId: string } | Refusal> {
  const course = await lockCourse(tx, courseId);
  if (!course) return notFound("courseId", "course");
  const { state, event } = ends[how];
  if (course.state === state) return { kind: "unchanged", courseId };
  if (how === "unpublish" && course.state === "ARCHIVED")
    return refused("courseId", "It is archived, so it is off sale already.");

  await tx.db.course.update({ where: { id: courseId }, data: { state } });
  const products = await tx.db.product.findMany({
    where: { courseId, state: "PUBLISHED" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of products) {
    const product = await lockProduct(tx, id);
    // The course's own product is its draft's to say.
    if (product)
      await takeOffSale(tx, product, {
        endedWithCourse: product.kind !== "COURSE",
      });
  }
  recordEvent(tx, {
    type: event,
    occurredAt: now,
    courseId,
    reason,
    payload: { code: course.code, from: course.state },
  });
  return { kind: "ended", courseId };
}
