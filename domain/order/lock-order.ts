import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

const whole = {
  product: { include: { components: true } },
  price: true,
} satisfies Prisma.OrderInclude;

/** An order with what it is for, locked until the transaction ends. */
export type LockedOrder = Prisma.OrderGetPayload<{ include: typeof whole }>;

/** Locks an order, then reads it. Null where there is none. Orders are locked before everything else. */
export async function lockOrder(
  tx: Tx,
  orderId: string,
): Promise<LockedOrder | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`;
  return tx.db.order.findUnique({ where: { id: orderId }, include: whole });
}
