import type { Tx } from "../transaction.ts";
import type { Vault } from "./vault.ts";

/** Keeps the access details that a partner gave for a student's account, sealed, until the student has seen them. */
export async function keepAccess(
  tx: Tx,
  {
    partnerEnrollmentId,
    details,
  }: { partnerEnrollmentId: string; details: Record<string, string> },
  vault: Vault,
  now: Date,
): Promise<void> {
  const kept = {
    sealedDetails: vault.seal(JSON.stringify(details)),
    createdAt: now,
    shownAt: null,
  };
  await tx.db.partnerAccess.upsert({
    where: { partnerEnrollmentId },
    create: { partnerEnrollmentId, ...kept },
    update: kept,
  });
}
