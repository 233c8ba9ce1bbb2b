import { recordEvent } from "../event/record.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

export interface CertificateValidity {
  courseId: string;
  /** Null: for ever. */
  months: number | null;
  reason: string;
}

/** Says how long a course's certificates hold from now on. Those that are out stay as they are; asking twice changes nothing. */
export async function setCertificateValidity(
  tx: Tx,
  { courseId, months, reason }: CertificateValidity,
  now: Date,
): Promise<{ kind: "changed" | "unchanged"; courseId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Course" WHERE id = ${courseId}::uuid FOR UPDATE`;
  const course = await tx.db.course.findUnique({ where: { id: courseId } });
  if (!course) return notFound("courseId", "course");
  const from = course.certificateValidMonths;
  if (from === months) return { kind: "unchanged", courseId };

  await tx.db.course.update({
    where: { id: courseId },
    data: { certificateValidMonths: months },
  });
  recordEvent(tx, {
    type: "course.edited",
    occurredAt: now,
    courseId,
    reason,
    payload: { certificateValidMonths: { from, to: months } },
  });
  return { kind: "changed", courseId };
}
