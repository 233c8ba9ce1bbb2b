import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** An admin decides that a quarantined message needs nothing done, and says why. */
export async function ignoreMessage(
  tx: Tx,
  { messageId, reason }: { messageId: string; reason: string },
  now: Date,
): Promise<{ kind: "ignored"; messageId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "InboundMessage" WHERE id = ${messageId}::uuid FOR UPDATE`;
  const message = await tx.db.inboundMessage.findUnique({
    where: { id: messageId },
  });
  if (!message) return notFound("messageId", "message");
  if (message.state === "IGNORED") return { kind: "ignored", messageId };
  if (message.state !== "QUARANTINED")
    return refused(
      "messageId",
      "Only a quarantined message can be set to ignored.",
    );
  await tx.db.inboundMessage.update({
    where: { id: messageId },
    data: { state: "IGNORED", reason, settledAt: now },
  });
  recordEvent(tx, {
    type: "message.ignored",
    occurredAt: now,
    inboundMessageId: messageId,
    reason,
  });
  return { kind: "ignored", messageId };
}
