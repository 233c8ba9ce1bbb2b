import { addSeats } from "../seat/add-seats.ts";
import type { SeatOrder } from "../seat/lock-seats.ts";
import { planSeats } from "../seat/seat.rules.ts";
import type { Tx } from "../transaction.ts";

/**
 * Opens anew the seats of a license that were used up, once a further period is paid; its order's lock is held. Once for each
 * period, in whatever order they are told, and none where a later one was paid before or the license has ended.
 */
export async function renewSeats(
  tx: Tx,
  { id: orderId, license, seatCounts }: SeatOrder,
  periodEndsAt: Date,
  now: Date,
): Promise<void> {
  if (!license || license.state === "CANCELED") return;
  const { id: licenseId, seatCount, renewedUntil } = license;
  if (renewedUntil && renewedUntil >= periodEndsAt) return;
  await tx.db.license.update({
    where: { id: licenseId },
    data: { renewedUntil: periodEndsAt },
  });
  const { open: count } = planSeats(seatCounts, {
    before: seatCount,
    paid: seatCount,
    isNewPeriod: true,
  });
  await addSeats(tx, { orderId, licenseId, count }, now);
}
