import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockSeat } from "./lock-seats.ts";
import {
  faultOfInviting,
  inviteAgainAt,
  inviteAgainMinutes,
} from "./seat.rules.ts";
import { sendSeatInvitation } from "./send-seat-invitation.ts";

/** Sends whoever was invited to a seat a new link, in place of the one before; not sooner than some minutes after it. */
export async function inviteAgain(
  tx: Tx,
  { seatId }: { seatId: string },
  now: Date,
): Promise<{ kind: "invited"; seatId: string } | Refusal> {
  const locked = await lockSeat(tx, seatId);
  if (!locked) return notFound("seatId", "place");
  const { seat, order } = locked;
  if (seat.state !== "INVITED" || !seat.email || !seat.invitedAt)
    return refused("seatId", "Nobody is invited to this place.");
  const fault = faultOfInviting(order, now);
  if (fault) return refused("seatId", fault);
  if (now < inviteAgainAt(seat.invitedAt))
    return refused(
      "seatId",
      `${seat.email} was written to less than ${inviteAgainMinutes} minutes ago. Wait a little.`,
    );
  await sendSeatInvitation(tx, { seat, order, email: seat.email }, now);
  return { kind: "invited", seatId };
}
