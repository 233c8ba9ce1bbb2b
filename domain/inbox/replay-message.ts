import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { applyInboundMessages } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** Takes a message that was set aside or ignored up again, after an admin mended what was wrong. */
export async function replayMessage(
  tx: Tx,
  { messageId }: { messageId: string },
  now: Date,
): Promise<{ kind: "replayed"; messageId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "InboundMessage" WHERE id = ${messageId}::uuid FOR UPDATE`;
  const message = await tx.db.inboundMessage.findUnique({
    where: { id: messageId },
  });
  if (!message) return notFound("messageId", "message");
  if (message.state === "APPLIED")
    return refused(
      "messageId",
      "The message was applied already; replaying it would change nothing.",
    );
  if (message.state !== "RECEIVED") {
    await tx.db.inboundMessage.update({
      where: { id: messageId },
      data: {
        state: "RECEIVED",
        reason: null,
        settledAt: null,
        replays: { increment: 1 },
      },
    });
    recordEvent(tx, {
      type: "message.replayed",
      occurredAt: now,
      inboundMessageId: messageId,
    });
  }
  enqueue(tx, applyInboundMessages, { orderingKey: message.orderingKey });
  return { kind: "replayed", messageId };
}
