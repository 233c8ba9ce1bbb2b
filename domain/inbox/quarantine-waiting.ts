import type { Tx } from "../transaction.ts";
import { settleMessage } from "./settle-message.ts";

/** After every attempt to apply it threw, the oldest message under a key is set aside, so that it does not hold up the rest. */
export async function quarantineWaiting(
  tx: Tx,
  { orderingKey, reason }: { orderingKey: string; reason: string },
  now: Date,
): Promise<void> {
  const message = await tx.db.inboundMessage.findFirst({
    where: { orderingKey, state: "RECEIVED" },
    orderBy: { sequence: "asc" },
  });
  if (message)
    await settleMessage(tx, message, { kind: "quarantined", reason }, now);
}
