import type { Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** What a letter is written from. */
export const withIntent = {
  sendIntent: { include: { person: true } },
} satisfies Prisma.DeliveryInclude;

export type PlannedDelivery = Prisma.DeliveryGetPayload<{
  include: typeof withIntent;
}>;

/** No call of a channel takes so long: the job that makes it is taken for dead after a minute. */
const longestSendMs = 2 * 60_000;

/**
 * Takes a delivery in hand before the channel is called. One that has long been in hand was left by a worker that died between
 * the call and its outcome: whether the person got it cannot be known, so it becomes UNKNOWN and is not sent again. Too old to
 * be worth saying, it is suppressed.
 */
export async function claimDelivery(
  tx: Tx,
  { deliveryId }: { deliveryId: string },
  now: Date,
): Promise<{ kind: "claimed" | "settled" | "inHand" | "unknown" | "expired" }> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Delivery" WHERE id = ${deliveryId}::uuid FOR UPDATE`;
  const delivery = await tx.db.delivery.findUnique({
    where: { id: deliveryId },
    include: withIntent,
  });
  if (delivery?.state !== "QUEUED") return { kind: "settled" };
  const { sendIntent } = delivery;
  if (delivery.claimedAt) {
    if (now.getTime() - delivery.claimedAt.getTime() < longestSendMs)
      return { kind: "inHand" };
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
  return { kind: "claimed" };
}
