import type { SeatModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** What makes one invitation to a seat different from another. */
export const occurrenceOfInvitation = (seatId: string, invitedAt: Date) =>
  `${seatId}:${invitedAt.toISOString()}`;

/** A letter with a link that opens nothing any more is not worth sending: where it waits to be sent, it is not. */
export async function withdrawInvitation(
  tx: Tx,
  { id, orderId, invitedAt }: Pick<SeatModel, "id" | "orderId" | "invitedAt">,
  now: Date,
): Promise<void> {
  if (!invitedAt) return;
  const { personId } = await tx.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { personId: true },
  });
  const occurrence = occurrenceOfInvitation(id, invitedAt);
  await tx.db.sendIntent.updateMany({
    where: {
      dedupeKey: `${personId}:seatInvitation:${occurrence}`,
      deliveries: { some: { state: "QUEUED", claimedAt: null } },
    },
    data: { expiresAt: now },
  });
}
