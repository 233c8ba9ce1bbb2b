import type { Prisma } from "@throughline/prisma";
import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";

const whole = {
  person: { include: { emails: { where: { isPrimary: true } } } },
  course: true,
  certificate: true,
  steps: {
    include: { partnerEnrollment: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.EnrollmentInclude;

/** An enrollment as a plan looks at it. */
export type PlannedEnrollment = Prisma.EnrollmentGetPayload<{
  include: typeof whole;
}>;

/** Reads enrollments without locking them; those that are not there are left out. */
export function loadEnrollments(
  tx: Tx,
  ids: string[],
): Promise<PlannedEnrollment[]> {
  return tx.db.enrollment.findMany({
    where: { id: { in: ids } },
    include: whole,
  });
}

/** Who an enrollment is of, in a list of rows. */
export const labelOf = ({ person, course }: PlannedEnrollment): string => {
  const [email] = person.emails;
  return [fullName(person), email?.address, course.code]
    .filter(Boolean)
    .join(" · ");
};
