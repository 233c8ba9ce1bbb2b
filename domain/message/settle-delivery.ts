import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** What the channel said. Only `unavailable` surely sent nothing, so only that may be tried again. */
export type SendOutcome =
  | { kind: "sent" }
  | { kind: "refused" | "unavailable" | "unknown"; reason: string };

const settlement = {
  sent: { state: "SENT", event: "delivery.sent" },
  refused: { state: "FAILED", event: "delivery.failed" },
  unknown: { state: "UNKNOWN", event: "delivery.unknown" },
} as const;

/** Writes what became of a claimed delivery. `tryAgain` where nothing was sent: the claim is given back. */
export async function settleDelivery(
  tx: Tx,
  { deliveryId, outcome }: { deliveryId: string; outcome: SendOutcome },
  now: Date,
): Promise<{ kind: "settled" | "tryAgain" }> {
  const error = outcome.kind === "sent" ? null : outcome.reason;
  if (outcome.kind === "unavailable") {
    await tx.db.delivery.update({
      where: { id: deliveryId },
      data: { state: "QUEUED", settledAt: null, claimedAt: null, error },
    });
    return { kind: "tryAgain" };
  }
  const { state, event } = settlement[outcome.kind];
  const { sendIntent } = await tx.db.delivery.update({
    where: { id: deliveryId },
    data: { state, settledAt: now, error },
    include: { sendIntent: true },
  });
  recordEvent(tx, {
    type: event,
    occurredAt: now,
    personId: sendIntent.personId,
    reason: error,
    payload: { deliveryId, purpose: sendIntent.purpose },
  });
  return { kind: "settled" };
}
