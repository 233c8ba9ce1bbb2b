import type { Database } from "@throughline/prisma";
import { boundsOf, type MonthRange } from "./month-range.ts";

/**
 * What came in and went out for one course in one month in one currency, in its smallest unit. Each amount stands in the month
 * in which it moved: a refund of March lowers March, and what it takes back of a share raises it, whenever the purchase was.
 */
export interface RevenueMonth {
  /** Null for what belongs to no course, such as credits sold by themselves. */
  courseId: string | null;
  month: string;
  currency: string;
  /** Payments that came in. */
  payments: number;
  /** What buyers paid, tax included. */
  gross: number;
  refunds: number;
  /** What banks took back and have not returned: disputes that are open or lost. */
  disputed: number;
  /** What goes to partners and instructors, less what refunds take back of it. */
  partnerShare: number;
  /** Gross less refunds, disputes and the partners' share. */
  net: number;
}

/**
 * By course, month and currency; never added up across currencies. Exact as of now: what is folded plus the changes that are
 * not. Empty for whoever is not staff.
 */
export function readRevenueMonths(
  db: Pick<Database, "$queryRaw">,
  { courseId, ...range }: MonthRange & { courseId: string | null },
): Promise<RevenueMonth[]> {
  const { since, until } = boundsOf(range);
  return db.$queryRaw<RevenueMonth[]>`
    WITH counted AS (
      SELECT "productId", month, currency, measure, total FROM "RevenueTotal"
      UNION ALL
      SELECT "productId", month, currency, measure, amount FROM "RevenueChange"
    ), summed AS (
      SELECT p."courseId", to_char(month, 'YYYY-MM') AS month, currency,
        coalesce(sum(total) FILTER (WHERE measure = 'PAYMENTS'), 0)::int AS payments,
        coalesce(sum(total) FILTER (WHERE measure = 'GROSS'), 0)::float8 AS gross,
        coalesce(sum(total) FILTER (WHERE measure = 'REFUNDS'), 0)::float8 AS refunds,
        coalesce(sum(total) FILTER (WHERE measure = 'DISPUTED'), 0)::float8 AS disputed,
        coalesce(sum(total) FILTER (WHERE measure = 'SHARE'), 0)::float8 AS "partnerShare"
      FROM counted JOIN "Product" p ON p.id = "productId"
      WHERE month >= (${since}::timestamptz AT TIME ZONE 'UTC')::date AND month < (${until}::timestamptz AT TIME ZONE 'UTC')::date
        AND (${courseId}::uuid IS NULL OR p."courseId" = ${courseId}::uuid)
      GROUP BY 1, 2, 3
    )
    SELECT *, gross - refunds - disputed - "partnerShare" AS net FROM summed
    WHERE payments <> 0 OR gross <> 0 OR refunds <> 0 OR disputed <> 0 OR "partnerShare" <> 0
    ORDER BY month, currency, "courseId"`;
}
