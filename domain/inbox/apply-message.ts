import type { Tx } from "../transaction.ts";
import { lockOrderingKey } from "./ordering-key.ts";
import type { Applied } from "./partner-message.ts";
import { SetAside } from "./set-aside.ts";
import { settleMessage } from "./settle-message.ts";

/** What follows from a message, all that is outside having been asked before; in the message's own transaction. */
export type Carry = (tx: Tx, now: Date) => Promise<Applied>;

/**
 * Applies one message in one transaction with marking it: lock, carry out, settle. `none` where another worker settled it. Throws
 * {@link SetAside} where it is to be quarantined, so that nothing else of it is kept.
 */
export async function applyMessage(
  tx: Tx,
  { messageId, carry }: { messageId: string; carry: Carry },
  now: Date,
): Promise<Applied | { kind: "none" }> {
  const found = await tx.db.inboundMessage.findUnique({
    where: { id: messageId },
    select: { orderingKey: true },
  });
  if (!found) return { kind: "none" };
  await lockOrderingKey(tx, found.orderingKey);
  const [locked] = await tx.db.$queryRaw<
    { id: string; source: string; type: string }[]
  >`
    SELECT id, source, type FROM "InboundMessage" WHERE id = ${messageId}::uuid AND state = 'RECEIVED' FOR UPDATE`;
  if (!locked) return { kind: "none" };
  const applied = await carry(tx, now);
  if (applied.kind === "quarantined") throw new SetAside(applied.reason);
  await settleMessage(tx, locked, applied, now);
  return applied;
}
