import { enqueue } from "../queue/enqueue.ts";
import { applyInboundMessages } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** A message whose signature was found good. */
export interface VerifiedMessage {
  source: string;
  partnerId: string | null;
  /** The sender's id; the same one again is the same message. */
  externalId: string;
  type: string;
  orderingKey: string;
  rawBody: string;
  sentAt: Date;
}

/**
 * Stores a set of verified messages with the jobs that apply them, and says of each whether it is new. A repeated one
 * (`inbound_message_once`) has no effect.
 */
export async function receive(
  tx: Tx,
  messages: readonly VerifiedMessage[],
  now: Date,
): Promise<("accepted" | "duplicate")[]> {
  const stored = await tx.db.inboundMessage.createManyAndReturn({
    data: messages.map((message) => ({ ...message, receivedAt: now })),
    skipDuplicates: true,
    select: { source: true, externalId: true, orderingKey: true },
  });
  const keys = new Set(stored.map((message) => message.orderingKey));
  for (const orderingKey of keys)
    enqueue(tx, applyInboundMessages, { orderingKey });

  const fresh = new Set(stored.map(identity));
  return messages.map((message) =>
    fresh.delete(identity(message)) ? "accepted" : "duplicate",
  );
}

const identity = ({
  source,
  externalId,
}: Pick<VerifiedMessage, "source" | "externalId">) => `${source} ${externalId}`;
