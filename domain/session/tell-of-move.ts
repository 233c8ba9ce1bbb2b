import type { SessionModel } from "@throughline/prisma";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";

/** What is another one: the time, where it is held, or the address by which it is joined. */
type MoveOfClass = "TIME" | "PLACE" | "LINK";

/**
 * Tells everybody who booked a class of its new time or place, once for each change; and those who are offered a seat in it or wait
 * for one, but for the address by which only who booked may join.
 */
export async function tellOfMove(
  tx: Tx,
  {
    before,
    after: { id: sessionId, revision },
    change,
  }: { before: SessionModel; after: SessionModel; change: MoveOfClass },
  now: Date,
): Promise<void> {
  const bookings = await tx.db.booking.findMany({
    where: { sessionId, state: "BOOKED", attendance: null },
    select: { id: true, personId: true },
    orderBy: { id: "asc" },
  });
  const waits = await tx.db.waitlistEntry.findMany({
    where: { sessionId, state: { in: ["WAITING", "OFFERED"] } },
    select: { personId: true, state: true },
    orderBy: { place: "asc" },
  });
  const told = [
    ...bookings.map(({ id: bookingId, personId }) => ({
      ...{ personId, bookingId, standing: "BOOKED" },
    })),
    ...waits.map(({ personId, state: standing }) => ({
      ...{ personId, bookingId: null, standing },
    })),
  ];
  for (const { personId, ...about } of told) {
    if (change === "LINK" && about.standing !== "BOOKED") continue;
    const from = before.startsAt.toISOString();
    const occurrence = `${sessionId}:${revision}`;
    const payload = { sessionId, from, change, ...about };
    await planSend(
      tx,
      { personId, purpose: "classMoved", occurrence, payload },
      now,
    );
  }
}
