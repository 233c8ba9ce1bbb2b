import type { SeatModel } from "@throughline/prisma";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { tellOfStanding } from "../enrollment/tell-of-standing.ts";
import { revokeUnused } from "../entitlement/revoke-unused.ts";
import type { Tx } from "../transaction.ts";
import { recordSeatEvent } from "./seat.events.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

const taken = { purpose: "courseEnded", cause: "PLACE" } as const;

/**
 * Ends a seat whose order is locked: its link opens nothing any more, and says why; whoever holds it leaves the course, and loses what they
 * have not used, and is told by a letter. What was attended or completed stays theirs. A seat that has ended is left alone.
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
    const rights = await tx.db.entitlement.findMany({
      where: { seatId: seat.id },
      select: { id: true },
    });
    const takenBackIds = rights.map(({ id }) => id);
    const change = { enrollmentId, reason, takenBackIds };
    const { kind } = await changeEnrollment(tx, "cancel", change, now);
    if (kind === "moved") await tellOfStanding(tx, enrollmentId, taken, now);
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
