import type { Tx } from "../transaction.ts";
import type { SeatModel } from "@throughline/prisma";
import { addSeats } from "./add-seats.ts";
import { endSeat } from "./end-seat.ts";
import { hasBegun } from "./has-begun.ts";
import type { SeatOrder } from "./lock-seats.ts";
import { liveSeats } from "./seat.rules.ts";

/**
 * Takes a seat from whoever has it, and opens another in its place: not where its holder has begun the course, for then it is used
 * up, nor where a license has more seats than are paid.
 */
export async function giveUpSeat(
  tx: Tx,
  {
    seat,
    order,
    reason,
  }: { seat: SeatModel; order: SeatOrder; reason: string },
  now: Date,
): Promise<{ comesFree: boolean }> {
  const isUsedUp =
    seat.enrollmentId !== null && (await hasBegun(tx, seat.enrollmentId));
  const ended = await endSeat(tx, seat, reason, now);
  const { license, seatCounts } = order;
  const isBeyondPaid =
    license !== null && liveSeats(seatCounts) > license.seatCount;
  const comesFree = ended === "ended" && !isUsedUp && !isBeyondPaid;
  if (comesFree)
    await addSeats(
      tx,
      { orderId: order.id, licenseId: license?.id ?? null, count: 1 },
      now,
    );
  return { comesFree };
}
