import type { Context } from "../context.ts";
import { NotFound } from "../error/user-error.type.ts";
import { isOwn } from "../policy/own.ts";
import { isStaff } from "../policy/scopes.ts";

/** Lets on whoever bought the places, and staff. Throws NotFound for anybody else, who may hold one of them. */
export async function requireManagerOfOrder(
  context: Context,
  orderId: string,
): Promise<void> {
  const order = await context.db.order.findUnique({
    where: { id: orderId },
    select: { personId: true },
  });
  if (!order || !manages(order.personId, context))
    throw new NotFound("input.orderId", "There is no such purchase of yours.");
}

/** The same for one of its places. */
export async function requireManagerOfSeat(
  context: Context,
  seatId: string,
): Promise<void> {
  const seat = await context.db.seat.findUnique({
    where: { id: seatId },
    select: { order: { select: { personId: true } } },
  });
  if (!seat || !manages(seat.order?.personId ?? null, context))
    throw new NotFound("input.seatId", "There is no such place of yours.");
}

const manages = (personId: string | null, context: Context): boolean =>
  isStaff(context) || (personId !== null && isOwn(personId, context.viewer));
