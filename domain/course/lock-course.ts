import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

export type LockedCourse = Prisma.CourseGetPayload<{
  include: { steps: true };
}>;

/** A course with the steps that are in it now, held until the transaction ends; null where there is none. */
export async function lockCourse(
  tx: Tx,
  courseId: string,
): Promise<LockedCourse | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Course" WHERE id = ${courseId}::uuid FOR UPDATE`;
  return tx.db.course.findUnique({
    where: { id: courseId },
    include: {
      steps: { where: { retiredAt: null }, orderBy: { position: "asc" } },
    },
  });
}
