import { settleDelivery } from "@throughline/domain/message/settle-delivery";
import { sendDelivery } from "@throughline/domain/queue/jobs";
import type { JobDraft } from "@throughline/domain/queue/enqueue";
import type { Tx } from "@throughline/domain/transaction";
import { later } from "./scene.ts";

/** The e-mails that a command planned went out a moment later, so that no worker sends them now. */
export async function settleSends(
  tx: Tx,
  jobs: readonly JobDraft[],
  plannedAt: Date,
): Promise<void> {
  const outcome = { kind: "sent" } as const;
  for (const { queue, payload } of jobs) {
    if (queue !== sendDelivery.queue) continue;
    const { deliveryId } = sendDelivery.payload.parse(payload);
    await settleDelivery(tx, { deliveryId, outcome }, later(plannedAt, 800));
  }
}
