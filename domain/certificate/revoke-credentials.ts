import type { Tx } from "../transaction.ts";

/** Every badge of a certificate that still holds is revoked: the public status list says so from now on. */
export async function revokeCredentials(
  tx: Tx,
  certificateId: string,
  now: Date,
): Promise<void> {
  await tx.db.badgeCredential.updateMany({
    where: { certificateId, revokedAt: null },
    data: { revokedAt: now },
  });
}
