import type { Tx } from "../transaction.ts";
import { lockOrderingKey } from "./ordering-key.ts";
import { settleMessage } from "./settle-message.ts";

/** The oldest message under a key, which cannot be applied, is set aside, so that it does not hold up the rest. */
export async function quarantineWaiting(
  tx: Tx,
  { orderingKey, reason }: { orderingKey: string; reason: string },
  now: Date,
): Promise<void> {
  await lockOrderingKey(tx, orderingKey);
  const message = await tx.db.inboundMessage.findFirst({
    where: { orderingKey, state: "RECEIVED" },
    orderBy: { sequence: "asc" },
  });
  if (message)
    await settleMessage(tx, message, { kind: "quarantined", reason }, now);
}
