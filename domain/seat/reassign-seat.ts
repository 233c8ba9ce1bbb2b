import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { giveUpSeat } from "./give-up-seat.ts";
import { hasBegun } from "./has-begun.ts";
import { inviteToSeats } from "./invite-to-seats.ts";
import { lockSeat } from "./lock-seats.ts";
import { faultOfInviting } from "./seat.rules.ts";

/**
 * Gives a seat to somebody else: whoever has it leaves the course, and the new one gets a link. Refused once the holder attended
 * a class or completed a step, and while nobody can be invited. `seatId` answered is the new one's.
 */
export async function reassignSeat(
  tx: Tx,
  { seatId, email }: { seatId: string; email: string },
  now: Date,
): Promise<{ kind: "reassigned" | "unchanged"; seatId: string } | Refusal> {
  const locked = await lockSeat(tx, seatId);
  if (!locked) return notFound("seatId", "place");
  const { seat, order } = locked;
  if (seat.state === "REVOKED" || seat.state === "OPEN")
    return refused(
      "seatId",
      "Nobody has this place. Invite somebody to a free one.",
    );
  if (seat.email === email) return { kind: "unchanged", seatId };
  if (seat.enrollmentId && (await hasBegun(tx, seat.enrollmentId)))
    return refused(
      "seatId",
      "Whoever has this place has begun the course, so it is used up and cannot go to somebody else.",
    );
  const fault = faultOfInviting(order, now);
  if (fault) return refused("email", fault);
  const reason = "The place was given to somebody else.";
  await giveUpSeat(tx, { seat, order, reason }, now);
  const invited = await inviteToSeats(
    tx,
    { orderId: order.id, emails: [email] },
    now,
  );
  if (invited.kind !== "invited") return { ...invited, field: "email" };
  return { kind: "reassigned", seatId: invited.seatIds[0] ?? seatId };
}
