import { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/**
 * Locks the voucher that is given out next, the one that expires first before the others; its id, or null where none is left.
 * Those who ask at the same time take different ones.
 */
export async function lockFreeVoucher(
  tx: Tx,
  wish: { partnerId: string; courseRef: string },
  now: Date,
): Promise<string | null> {
  const passing = await lockNext(tx, wish, now, Prisma.sql`SKIP LOCKED`);
  // The last ones may be held by somebody who gives them back: only after them it is sure that none is left.
  return passing ?? (await lockNext(tx, wish, now, Prisma.empty));
}

async function lockNext(
  tx: Tx,
  { partnerId, courseRef }: { partnerId: string; courseRef: string },
  now: Date,
  manner: Prisma.Sql,
): Promise<string | null> {
  const [free] = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Voucher"
    WHERE "partnerId" = ${partnerId}::uuid AND "courseRef" = ${courseRef} AND "assignedAt" IS NULL
      AND ("expiresAt" IS NULL OR "expiresAt" > ${now}::timestamptz)
    ORDER BY "expiresAt" NULLS LAST, "createdAt", id
    LIMIT 1 FOR UPDATE ${manner}`;
  return free?.id ?? null;
}
