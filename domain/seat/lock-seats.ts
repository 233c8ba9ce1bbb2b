import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import type { SeatCounts } from "./seat.rules.ts";

/** An order with what its seats give, locked until the transaction ends: nobody else changes its seats meanwhile. */
export type SeatOrder = Prisma.OrderGetPayload<{ include: typeof whole }> & {
  seatCounts: SeatCounts;
};

const whole = {
  license: true,
  product: { include: { course: true, components: true } },
  disputes: { where: { state: "OPEN" }, select: { id: true } },
} satisfies Prisma.OrderInclude;

/** Locks an order, whose lock is that of its seats and its license, then reads it. Null where there is none. */
export async function lockSeats(
  tx: Tx,
  orderId: string,
): Promise<SeatOrder | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`;
  const order = await tx.db.order.findUnique({
    where: { id: orderId },
    include: whole,
  });
  return order && { ...order, seatCounts: await countSeats(tx, orderId) };
}

/** Locks the order that a seat belongs to, then reads both. */
export async function lockSeat(tx: Tx, seatId: string) {
  const where = { id: seatId };
  const found = await tx.db.seat.findUnique({
    where,
    select: { orderId: true },
  });
  const order = found && (await lockSeats(tx, found.orderId));
  const seat = order && (await tx.db.seat.findUnique({ where }));
  return seat ? { order, seat } : null;
}

async function countSeats(tx: Tx, orderId: string): Promise<SeatCounts> {
  const states = await tx.db.seat.groupBy({
    by: ["state"],
    where: { orderId, state: { not: "REVOKED" } },
    _count: true,
  });
  const count = (state: string) =>
    states.find((each) => each.state === state)?._count ?? 0;
  return {
    open: count("OPEN"),
    invited: count("INVITED"),
    claimed: count("CLAIMED"),
  };
}
