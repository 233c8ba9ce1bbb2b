import { enqueue } from "../queue/enqueue.ts";
import { applyInboundMessages } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { orderingKeyOf } from "./ordering-key.ts";

/** Messages that came before we knew the enrolment they speak of are taken up again, in their order. */
export async function releaseUnmatched(
  tx: Tx,
  { partnerId, externalId }: { partnerId: string; externalId: string },
): Promise<void> {
  const orderingKey = orderingKeyOf(partnerId, externalId);
  const { count } = await tx.db.inboundMessage.updateMany({
    where: { orderingKey, state: "QUARANTINED" },
    data: { state: "RECEIVED", reason: null, settledAt: null },
  });
  if (count > 0) enqueue(tx, applyInboundMessages, { orderingKey });
}
