import type { Tx } from "../transaction.ts";
import { recordCircuitEvent } from "./circuit.events.ts";
import {
  afterCall,
  isUntroubled,
  type CallResult,
  type Circuit,
} from "./circuit.rules.ts";
import { lockCircuit } from "./lock-circuit.ts";

/**
 * Tells a partner's circuit what became of a call that was made at `askedAt`. Where that opens it an outage begins, as of the first
 * failure of the row; where it closes it the outage ends. The usual answer of
 * a partner that is well locks and writes nothing. `isOpen` says whether the partner is taken for down now.
 */
export async function recordCall(
  tx: Tx,
  {
    partnerId,
    result,
    askedAt,
    random,
  }: { partnerId: string; result: CallResult; askedAt: Date; random: number },
  now: Date,
): Promise<{ isOpen: boolean }> {
  if (result.kind === "answered" && (await isWell(tx, partnerId, now)))
    return { isOpen: false };
  const { circuit } = await lockCircuit(tx, partnerId, now);
  const { next, event } = afterCall(circuit, result, { askedAt, now, random });
  const isOpen = next.state !== "CLOSED";
  if (next === circuit) return { isOpen };
  await tx.db.partnerCircuit.update({ where: { partnerId }, data: next });
  if (!event) return { isOpen };

  recordCircuitEvent(tx, event, partnerId, next, now);
  if (event === "partner.circuitClosed") await endOutage(tx, partnerId, now);
  else if (circuit.state === "CLOSED")
    await beginOutage(tx, partnerId, next, now);
  return { isOpen };
}

async function isWell(tx: Tx, partnerId: string, now: Date): Promise<boolean> {
  const circuit = await tx.db.partnerCircuit.findUnique({
    where: { partnerId },
  });
  return circuit !== null && isUntroubled(circuit, now);
}

async function beginOutage(
  tx: Tx,
  partnerId: string,
  { failingSince, reason }: Circuit,
  now: Date,
) {
  await tx.db.partnerOutage.createMany({
    data: {
      partnerId,
      startedAt: failingSince ?? now,
      reason: reason ?? "The partner does not answer.",
    },
    skipDuplicates: true,
  });
}

async function endOutage(tx: Tx, partnerId: string, now: Date) {
  await tx.db.partnerOutage.updateMany({
    where: { partnerId, endedAt: null },
    data: { endedAt: now },
  });
}
