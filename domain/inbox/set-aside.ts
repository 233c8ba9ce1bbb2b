import type { Tx } from "../transaction.ts";
import { settleMessage } from "./settle-message.ts";

/**
 * Thrown inside a transaction: the message it applies makes no sense as things stand, so nothing of it may stay. The message is
 * quarantined by {@link setMessageAside} afterwards.
 */
export class SetAside extends Error {
  override name = "SetAside";
}

/** Quarantines one message that still waits, for an admin to see, mend and replay. One that was settled meanwhile stays as it is. */
export async function setMessageAside(
  tx: Tx,
  { messageId, reason }: { messageId: string; reason: string },
  now: Date,
): Promise<void> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "InboundMessage" WHERE id = ${messageId}::uuid FOR UPDATE`;
  const message = await tx.db.inboundMessage.findUnique({
    where: { id: messageId },
  });
  if (message?.state === "RECEIVED")
    await settleMessage(tx, message, { kind: "quarantined", reason }, now);
}
