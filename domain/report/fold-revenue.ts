import type { Tx } from "../transaction.ts";

/**
 * Folds the changes of money into the totals, in one transaction: a reader sees each change once, before as well as after. Folds
 * take turns; writers of money never wait for one. Returns how many changes were folded.
 */
export async function foldRevenue(tx: Tx): Promise<number> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('fold-revenue'))::text`;
  const [row] = await tx.db.$queryRaw<{ folded: number }[]>`
    WITH gone AS (
      DELETE FROM "RevenueChange" RETURNING "productId", month, currency, measure, amount
    ), folded AS (
      INSERT INTO "RevenueTotal" AS known ("productId", month, currency, measure, total)
      SELECT "productId", month, currency, measure, sum(amount) FROM gone GROUP BY 1, 2, 3, 4
      ON CONFLICT ("productId", month, currency, measure) DO UPDATE SET total = known.total + excluded.total
    )
    SELECT count(*)::int AS folded FROM gone`;
  return row?.folded ?? 0;
}
