import type { SeatModel } from "@throughline/prisma";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { revokeUnused } from "../entitlement/revoke-unused.ts";
import type { Tx } from "../transaction.ts";
import { recordSeatEvent } from "./seat.events.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

/**
 * Ends a seat whose order is locked: its link opens nothing any more, and says why; whoever holds it leaves the course, and loses what they
 * have not used. What was attended or completed stays theirs. A seat that has ended is left alone.
 */
export async function endSeat(
  tx: Tx,
  seat: SeatModel,
  reason: string,
  now: Date,
): Promise<"ended" | "unchanged"> {
  if (seat.state === "REVOKED") return "unchanged";
  if (seat.enrollmentId) {
    const { enrollmentId } = seat;
    // One that is over refuses: a course that was completed stays completed.
    await changeEnrollment(tx, "cancel", { enrollmentId, reason }, now);
    await revokeWhatIsLeft(tx, seat, reason, now);
  }
  if (seat.state === "INVITED") await withdrawInvitation(tx, seat, now);
  await tx.db.seat.update({
    where: { id: seat.id },
    data: {
      state: "REVOKED",
      revokedAt: now,
      suspendedAt: null,
    },
  });
  const { personId } = await tx.db.order.findUniqueOrThrow({
    where: { id: seat.orderId },
    select: { personId: true },
  });
  recordSeatEvent(tx, "seat.revoked", seat, personId, now, { reason });
  return "ended";
}

async function revokeWhatIsLeft(
  tx: Tx,
  { id: seatId }: SeatModel,
  cause: string,
  now: Date,
) {
  const rights = await tx.db.entitlement.findMany({
    where: { seatId, available: { gt: 0 } },
    orderBy: { id: "asc" },
    select: { id: true, available: true },
  });
  for (const { id: entitlementId, available: units } of rights)
    await revokeUnused(tx, { entitlementId, units, cause }, now);
}
