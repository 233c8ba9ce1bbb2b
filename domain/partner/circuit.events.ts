import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import type { Circuit } from "./circuit.rules.ts";

/** Records that a partner's circuit moved, with the reason and when it is tried next. */
export function recordCircuitEvent(
  tx: Tx,
  type:
    | "partner.circuitOpened"
    | "partner.circuitHalfOpened"
    | "partner.circuitClosed",
  partnerId: string,
  { reason, failures, notBefore }: Circuit,
  now: Date,
): void {
  recordEvent(tx, {
    type,
    occurredAt: now,
    reason,
    payload: {
      partnerId,
      failures,
      notBefore: notBefore?.toISOString() ?? null,
    },
  });
}
