import type { Database } from "@throughline/prisma";

export interface VoucherCount {
  courseRef: string;
  free: number;
  assigned: number;
  expired: number;
  waiting: number;
}

/** Counts a partner's vouchers and those who wait for one, by course; courses without any of both are left out. */
export function countVouchers(
  db: Database,
  partnerId: string,
  now: Date,
): Promise<VoucherCount[]> {
  return db.$queryRaw<VoucherCount[]>`
    WITH counted AS (
      SELECT "courseRef",
        count(*) FILTER (WHERE "assignedAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > ${now}::timestamptz)) AS free,
        count(*) FILTER (WHERE "assignedAt" IS NOT NULL) AS assigned,
        count(*) FILTER (WHERE "assignedAt" IS NULL AND "expiresAt" <= ${now}::timestamptz) AS expired
      FROM "Voucher" WHERE "partnerId" = ${partnerId}::uuid GROUP BY 1
    ), queue AS (
      SELECT coalesce(cs."partnerCourseRef", cs.slug) AS "courseRef", count(*) AS waiting
      FROM "PartnerEnrollment" pe
      JOIN "PartnerConnection" c ON c."partnerId" = pe."partnerId" AND c.adapter = 'VOUCHER'
      JOIN "EnrollmentStep" s ON s.id = pe."enrollmentStepId"
      JOIN "CourseStep" cs ON cs.id = s."courseStepId"
      WHERE pe."partnerId" = ${partnerId}::uuid AND pe."desiredState" = 'ENROLLED' AND pe."acceptedAt" IS NULL
        AND pe."observedState" = 'UNKNOWN'
      GROUP BY 1
    )
    SELECT "courseRef", coalesce(free, 0)::int AS free, coalesce(assigned, 0)::int AS assigned,
      coalesce(expired, 0)::int AS expired, coalesce(waiting, 0)::int AS waiting
    FROM counted FULL JOIN queue USING ("courseRef") ORDER BY 1`;
}
