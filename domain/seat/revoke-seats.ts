import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { endSeat } from "./end-seat.ts";
import { lockSeats } from "./lock-seats.ts";
import { firstToEnd } from "./seat.rules.ts";

/** All seats of an order, or so many of them; or these, which belong to one order. */
export type RevokeSeatsInput = { reason: string } & (
  | { orderId: string; count?: number; seatIds?: undefined }
  | { seatIds: readonly string[] }
);

/**
 * Takes seats back for good, such as after a refund: links open nothing any more, holders leave the course and lose what they
 * have not used. Nothing is opened in their place. Where a number is said, free seats end before promised ones, and those before taken ones.
 * A repeat changes nothing, where no number is said.
 */
export async function revokeSeats(
  tx: Tx,
  { reason, ...which }: RevokeSeatsInput,
  now: Date,
): Promise<{ kind: "revoked" | "unchanged"; seatIds: string[] } | Refusal> {
  const where =
    which.seatIds === undefined
      ? { orderId: which.orderId }
      : { id: { in: [...which.seatIds] } };
  const orders = await tx.db.seat.findMany({
    where,
    distinct: ["orderId"],
    orderBy: { orderId: "asc" },
    select: { orderId: true },
  });
  if (which.seatIds?.length && orders.length === 0)
    return notFound("seatIds", "seat");
  for (const { orderId } of orders) await lockSeats(tx, orderId);

  const live = await tx.db.seat.findMany({
    where: { ...where, state: { not: "REVOKED" } },
    // The order in which enrollments are locked everywhere.
    orderBy: [{ enrollmentId: "asc" }, { id: "asc" }],
  });
  const ends =
    which.seatIds === undefined && which.count !== undefined
      ? new Set(firstToEnd(live, which.count))
      : new Set(live);
  const seats = live.filter((seat) => ends.has(seat));
  for (const seat of seats) await endSeat(tx, seat, reason, now);
  return {
    kind: seats.length > 0 ? "revoked" : "unchanged",
    seatIds: seats.map(({ id }) => id),
  };
}
