import type { InboundMessageModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import type { Applied } from "./partner-message.ts";

const stateOf = {
  applied: "APPLIED",
  ignored: "IGNORED",
  quarantined: "QUARANTINED",
} as const satisfies Record<Applied["kind"], string>;

/** Marks what became of a message. One that was set aside is recorded, so that an admin sees it at once. */
export async function settleMessage(
  tx: Tx,
  inbound: Pick<InboundMessageModel, "id" | "source" | "type">,
  applied: Applied,
  now: Date,
): Promise<void> {
  const reason = applied.kind === "applied" ? null : applied.reason;
  const enrollmentStepId =
    applied.kind === "quarantined" ? null : (applied.enrollmentStepId ?? null);
  await tx.db.inboundMessage.update({
    where: { id: inbound.id },
    data: {
      state: stateOf[applied.kind],
      reason,
      settledAt: now,
      enrollmentStepId,
    },
  });
  if (applied.kind !== "quarantined") return;
  recordEvent(tx, {
    type: "message.quarantined",
    occurredAt: now,
    inboundMessageId: inbound.id,
    reason,
    payload: { source: inbound.source, type: inbound.type },
  });
}
