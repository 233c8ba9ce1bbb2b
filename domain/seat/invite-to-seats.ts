import { refused, notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockSeats } from "./lock-seats.ts";
import { faultOfInviting } from "./seat.rules.ts";
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
