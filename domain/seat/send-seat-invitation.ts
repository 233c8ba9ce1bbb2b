import type { SeatModel } from "@throughline/prisma";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";
import type { SeatOrder } from "./lock-seats.ts";
import { recordSeatEvent } from "./seat.events.ts";
import {
  occurrenceOfInvitation,
  withdrawInvitation,
} from "./withdraw-invitation.ts";

/**
 * Promises a seat to an address and plans the letter with the link, in the name of whoever manages the seats. The link before, to
 * whomever it went, opens nothing any more.
 */
export async function sendSeatInvitation(
  tx: Tx,
  { seat, order, email }: { seat: SeatModel; order: SeatOrder; email: string },
  now: Date,
): Promise<void> {
  if (!order.personId) throw new Error(`nobody manages order ${order.id}`);
  await withdrawInvitation(tx, seat, now);
  await tx.db.seat.update({
    where: { id: seat.id },
    data: { state: "INVITED", email, invitedAt: now, claimHash: null },
  });
  await planSend(
    tx,
    {
      personId: order.personId,
      purpose: "seatInvitation",
      occurrence: occurrenceOfInvitation(seat.id, now),
      payload: { seatId: seat.id, invitedAt: now.toISOString() },
      address: email,
    },
    now,
  );
  recordSeatEvent(tx, "seat.invited", seat, order.personId, now, {
    courseId: order.product.courseId,
    email,
  });
}
