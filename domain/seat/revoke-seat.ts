import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { giveUpSeat } from "./give-up-seat.ts";
import { lockSeat } from "./lock-seats.ts";

/**
 * Takes a seat from whoever was invited to it or claimed it, as whoever manages the seats decides. It is free for somebody else
 * afterwards, unless its holder has begun the course (`usedUp`) or fewer are paid. A repeat changes nothing.
 */
export async function revokeSeat(
  tx: Tx,
  { seatId, reason }: { seatId: string; reason: string },
  now: Date,
): Promise<
  { kind: "revoked" | "usedUp" | "unchanged"; seatId: string } | Refusal
> {
  const locked = await lockSeat(tx, seatId);
  if (!locked) return notFound("seatId", "place");
  const { seat, order } = locked;
  if (seat.state === "REVOKED") return { kind: "unchanged", seatId };
  if (seat.state === "OPEN")
    return refused("seatId", "This place is free: nobody has it.");
  const { comesFree } = await giveUpSeat(tx, { seat, order, reason }, now);
  return { kind: comesFree ? "revoked" : "usedUp", seatId };
}
