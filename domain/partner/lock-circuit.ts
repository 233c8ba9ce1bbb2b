import type { PartnerCircuitModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { freshCircuit } from "./circuit.rules.ts";

export interface LockedCircuit {
  circuit: PartnerCircuitModel;
  callsPerMinute: number;
  /** Requests wait for this partner whose time has come. */
  othersWait: boolean;
}

/** What a partner without a connection could take; it is never called. */
const unconnected = 60;

/**
 * Locks a partner's circuit until the transaction ends, making it where the partner was never called. Everybody who calls the
 * partner comes by here, so what holds the lock does nothing else. Throws where there is no such partner.
 */
export async function lockCircuit(
  tx: Tx,
  partnerId: string,
  now: Date,
): Promise<LockedCircuit> {
  const locked = await readLocked(tx, partnerId, now);
  if (locked) return locked;
  await tx.db.partnerCircuit.createMany({
    data: { partnerId, ...freshCircuit(now) },
    skipDuplicates: true,
  });
  const made = await readLocked(tx, partnerId, now);
  if (!made) throw new Error(`there is no circuit for partner ${partnerId}`);
  return made;
}

type Row = PartnerCircuitModel & {
  callsPerMinute: number | null;
  othersWait: boolean;
};

async function readLocked(
  tx: Tx,
  partnerId: string,
  now: Date,
): Promise<LockedCircuit | null> {
  const [row] = await tx.db.$queryRaw<Row[]>`
    SELECT c.*,
      (SELECT pc."callsPerMinute" FROM "PartnerConnection" pc WHERE pc."partnerId" = c."partnerId") AS "callsPerMinute",
      EXISTS (SELECT FROM "PartnerEnrollment" pe WHERE pe."partnerId" = c."partnerId" AND pe."retryAt" <= ${now}::timestamptz) AS "othersWait"
    FROM "PartnerCircuit" c WHERE c."partnerId" = ${partnerId}::uuid FOR UPDATE OF c`;
  if (!row) return null;
  const { callsPerMinute, othersWait, ...circuit } = row;
  return {
    circuit,
    callsPerMinute: callsPerMinute ?? unconnected,
    othersWait,
  };
}
