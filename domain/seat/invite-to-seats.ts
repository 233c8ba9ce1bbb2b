import { refused, notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockSeats, type SeatOrder } from "./lock-seats.ts";
import { isRunning, planSeats } from "./seat.rules.ts";
import { sendSeatInvitation } from "./send-seat-invitation.ts";

/**
 * Promises a free seat of an order to each of these addresses, and sends each a link. Nobody is invited where one of them cannot
 * be: to an address with a place already, or without a seat that is free and paid. What was refunded gives no place.
 */
export async function inviteToSeats(
  tx: Tx,
  { orderId, emails }: { orderId: string; emails: readonly string[] },
  now: Date,
): Promise<{ kind: "invited"; seatIds: string[] } | Refusal> {
  const order = await lockSeats(tx, orderId);
  if (!order) return notFound("orderId", "order");
  const fault = faultOfInviting(order, now);
  if (fault) return refused("orderId", fault);
  const wanted = [...new Set(emails)];
  const known = await findPromised(tx, orderId, wanted);
  if (known)
    return refused(
      `emails.${emails.indexOf(known)}`,
      `${known} has a place of this purchase already.`,
    );
  const free = await tx.db.seat.findMany({
    where: { orderId, state: "OPEN" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: wanted.length,
  });
  if (free.length < wanted.length)
    return refused(
      "emails",
      `${free.length} of the places are free, and you named ${wanted.length} people.`,
    );
  for (const [index, seat] of free.entries())
    await sendSeatInvitation(
      tx,
      { seat, order, email: wanted[index] ?? "" },
      now,
    );
  return { kind: "invited", seatIds: free.map(({ id }) => id) };
}

/** Why nobody can be invited to an order's seats just now; null where somebody can. */
export function faultOfInviting(
  { state, personId, license, seatCounts, disputes }: SeatOrder,
  now: Date,
): string | null {
  if (state !== "PAID")
    return "This purchase was refunded, so nobody can be invited.";
  if (!personId)
    return "Nobody has made this purchase theirs yet, so nobody can invite.";
  if (disputes.length > 0)
    return "The payment is disputed with your bank, so nobody can be invited until that is settled.";
  if (!license) return null;
  if (!isRunning(license, now))
    return "The license is not running, so nobody can be invited. See its state above.";
  const { surplus } = planSeats(seatCounts, {
    before: license.seatCount,
    paid: license.seatCount,
    isNewPeriod: false,
  });
  return surplus > 0
    ? `${surplus} places more are given than are paid. End as many first, or pay for more.`
    : null;
}

async function findPromised(
  tx: Tx,
  orderId: string,
  emails: readonly string[],
): Promise<string | null> {
  const seat = await tx.db.seat.findFirst({
    where: {
      orderId,
      email: { in: [...emails] },
      state: { in: ["INVITED", "CLAIMED"] },
    },
    select: { email: true },
  });
  return seat?.email ?? null;
}
