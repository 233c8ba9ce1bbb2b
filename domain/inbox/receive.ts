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
  const stored = await store(tx, messages, now);
  const keys = new Set(stored.map((message) => message.orderingKey));
  for (const orderingKey of keys)
    enqueue(tx, applyInboundMessages, { orderingKey });

  const fresh = new Set(stored.map(identity));
  return messages.map((message) =>
    fresh.delete(identity(message)) ? "accepted" : "duplicate",
  );
}

type Identity = Pick<VerifiedMessage, "source" | "externalId" | "orderingKey">;

/** One statement for the whole set, as JSON: this is the hottest write there is. */
function store(
  tx: Tx,
  messages: readonly VerifiedMessage[],
  now: Date,
): Promise<Identity[]> {
  return tx.db.$queryRaw<Identity[]>`
    INSERT INTO "InboundMessage"
      (id, source, "partnerId", "externalId", type, "orderingKey", "rawBody", "sentAt", "receivedAt")
    SELECT gen_random_uuid(), source, "partnerId", "externalId", type, "orderingKey", "rawBody", "sentAt", ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(messages)}::text::json) AS message
      (source text, "partnerId" uuid, "externalId" text, type text, "orderingKey" text, "rawBody" text, "sentAt" timestamptz)
    ON CONFLICT DO NOTHING
    RETURNING source, "externalId", "orderingKey"`;
}

const identity = ({
  source,
  externalId,
}: Pick<VerifiedMessage, "source" | "externalId">) => `${source} ${externalId}`;
