import type { Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

const withIntent = {
  sendIntent: { include: { person: true } },
} satisfies Prisma.DeliveryInclude;

export type ClaimedDelivery = Prisma.DeliveryGetPayload<{
  include: typeof withIntent;
}>;

/**
 * Takes a delivery in hand before the channel is called. Found claimed already, a worker died between the call and its
 * outcome: whether the person got it cannot be known, so it becomes UNKNOWN and is not sent again. Too old, it is suppressed.
 */
export async function claimDelivery(
  tx: Tx,
  { deliveryId }: { deliveryId: string },
  now: Date,
): Promise<
  | { kind: "claimed"; delivery: ClaimedDelivery }
  | { kind: "settled" | "unknown" | "expired" }
> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Delivery" WHERE id = ${deliveryId}::uuid FOR UPDATE`;
  const delivery = await tx.db.delivery.findUnique({
    where: { id: deliveryId },
    include: withIntent,
  });
  if (delivery?.state !== "QUEUED") return { kind: "settled" };
  const { sendIntent } = delivery;
  if (delivery.claimedAt) {
    await tx.db.delivery.update({
      where: { id: deliveryId },
      data: {
        state: "UNKNOWN",
        settledAt: now,
        error: "The worker stopped in the middle of sending.",
      },
    });
    recordEvent(tx, {
      type: "delivery.unknown",
      occurredAt: now,
      personId: sendIntent.personId,
      payload: { deliveryId, purpose: sendIntent.purpose },
    });
    return { kind: "unknown" };
  }
  if (sendIntent.expiresAt && sendIntent.expiresAt < now) {
    await tx.db.delivery.update({
      where: { id: deliveryId },
      data: {
        state: "SUPPRESSED",
        settledAt: now,
        error: "It was no longer worth saying.",
      },
    });
    return { kind: "expired" };
  }
  await tx.db.delivery.update({
    where: { id: deliveryId },
    data: { claimedAt: now },
  });
  return { kind: "claimed", delivery };
}
