import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** Adds free seats to an order whose lock is held. */
export async function addSeats(
  tx: Tx,
  {
    orderId,
    licenseId,
    count,
  }: { orderId: string; licenseId: string | null; count: number },
  now: Date,
): Promise<void> {
  if (count <= 0) return;
  await tx.db.seat.createMany({
    data: Array.from({ length: count }, () => ({
      orderId,
      licenseId,
      createdAt: now,
    })),
  });
  recordEvent(tx, {
    type: "seat.opened",
    occurredAt: now,
    payload: { orderId, licenseId, count },
  });
}
