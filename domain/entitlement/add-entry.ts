import type { EntryKind } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** A line to be added to the ledger. */
export interface EntryDraft {
  entitlementId: string;
  kind: EntryKind;
  /** How many units it is about. */
  units: number;
  bookingId?: string;
  refundId?: string;
  /** Why, in words for the student. */
  cause: string;
  /** Names the occurrence: a second line under it is not added. */
  key: string;
  /** RELEASE: what is given back had been used up, so that nothing is held any more. */
  wasUsed?: boolean;
}

/**
 * Adds a line to the ledger of rights; the database keeps the balance and refuses one below zero. False where the occurrence has
 * its line already. The entitlement is to be locked before, by {@link lockEntitlements}, where the balance decides.
 */
export async function addEntry(
  tx: Tx,
  { units, wasUsed = false, ...draft }: EntryDraft,
  now: Date,
): Promise<boolean> {
  const { entitlementId, bookingId = null, refundId = null } = draft;
  const { kind, cause, key } = draft;
  const { available, held } = changeOf(kind, units, wasUsed);
  // Their ids tell lines of one moment apart in order, so that one clock gives them all: the database's.
  const count = await tx.db.$executeRaw`
    INSERT INTO "EntitlementEntry" (id, "entitlementId", "bookingId", "refundId", kind, available, held, cause, key, at)
    VALUES (uuidv7(), ${entitlementId}::uuid, ${bookingId}::uuid, ${refundId}::uuid, ${kind}::"EntryKind", ${available}, ${held},
      ${cause}, ${key}, ${now})
    ON CONFLICT (key) DO NOTHING`;
  return count > 0;
}

/** What a line of a kind adds to what is available, and to what is held. */
function changeOf(kind: EntryKind, units: number, wasUsed: boolean) {
  switch (kind) {
    case "GRANT":
      return { available: units, held: 0 };
    case "HOLD":
      return { available: -units, held: units };
    case "CONSUME":
      return { available: 0, held: -units };
    case "RELEASE":
      return { available: units, held: wasUsed ? 0 : -units };
    case "REVOKE":
    case "EXPIRE":
      return { available: -units, held: 0 };
  }
}
