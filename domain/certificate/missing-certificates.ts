import type { Database, Prisma } from "@throughline/prisma";

/** Completed enrollments that have no certificate, such as imported ones. */
export const withoutCertificate = {
  state: "COMPLETED",
  certificate: null,
} satisfies Prisma.EnrollmentWhereInput;

/** How many there are. */
export function countMissingCertificates(
  db: Pick<Database, "enrollment">,
): Promise<number> {
  return db.enrollment.count({ where: withoutCertificate });
}
