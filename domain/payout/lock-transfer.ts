import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

const whole = {
  payoutAccount: true,
  payment: true,
  order: { select: { number: true, total: true } },
} satisfies Prisma.TransferInclude;

/** A transfer with what its sending needs, its order locked until the transaction ends. */
export type LockedTransfer = Prisma.TransferGetPayload<{
  include: typeof whole;
}>;

/** Locks the order that a transfer is of, then reads it. Null where there is none. */
export async function lockTransfer(
  tx: Tx,
  transferId: string,
): Promise<LockedTransfer | null> {
  const where = { id: transferId };
  const found = await tx.db.transfer.findUnique({
    where,
    select: { orderId: true },
  });
  if (!found) return null;
  await tx.db
    .$queryRaw`SELECT 1 FROM "Order" WHERE id = ${found.orderId}::uuid FOR UPDATE`;
  return tx.db.transfer.findUnique({ where, include: whole });
}
