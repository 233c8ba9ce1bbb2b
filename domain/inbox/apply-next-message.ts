import type { InboundMessageModel } from "@throughline/prisma";
import { applyPartnerMessage } from "../partner/apply-partner-message.ts";
import type { Tx } from "../transaction.ts";
import type { Applied, Reading } from "./partner-message.ts";
import { lockOrderingKey } from "./ordering-key.ts";
import { settleMessage } from "./settle-message.ts";

/**
 * Applies the oldest message that waits under an ordering key: it is locked, read, applied and marked in one transaction.
 * Two workers on one key take turns. `none` where nothing waits.
 */
export async function applyNextMessage(
  tx: Tx,
  {
    orderingKey,
    read,
  }: { orderingKey: string; read: (rawBody: string) => Reading },
  now: Date,
): Promise<Applied | { kind: "none" }> {
  await lockOrderingKey(tx, orderingKey);
  const message = await lockNextMessage(tx, orderingKey);
  if (!message) return { kind: "none" };
  const applied = await apply(tx, message, read(message.rawBody), now);
  await settleMessage(tx, message, applied, now);
  return applied;
}

async function lockNextMessage(
  tx: Tx,
  orderingKey: string,
): Promise<InboundMessageModel | null> {
  const [locked] = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "InboundMessage" WHERE "orderingKey" = ${orderingKey} AND state = 'RECEIVED'
    ORDER BY sequence LIMIT 1 FOR UPDATE`;
  return locked
    ? tx.db.inboundMessage.findUnique({ where: { id: locked.id } })
    : null;
}

function apply(
  tx: Tx,
  inbound: InboundMessageModel,
  reading: Reading,
  now: Date,
): Promise<Applied> | Applied {
  switch (reading.kind) {
    case "parsed":
      return applyPartnerMessage(
        tx,
        { inbound, message: reading.message },
        now,
      );
    case "unknownType":
      return {
        kind: "ignored",
        reason: `Messages of type ${reading.type} are kept but not used.`,
      };
    case "malformed":
    case "nonsense":
      return {
        kind: "quarantined",
        reason: `${reading.field}: ${reading.reason}`,
      };
  }
}
