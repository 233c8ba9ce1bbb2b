import { enqueue } from "../queue/enqueue.ts";
import { printCertificate } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** Takes up again what was to be printed anew and was not, up to 500. Printing what is printed meanwhile changes nothing. */
export async function enqueueUnprinted(tx: Tx): Promise<number> {
  const unprinted = await tx.db.$queryRaw<{ id: string; revision: number }[]>`
    SELECT c.id, c.revision FROM "Certificate" c
    WHERE c.revision > 1 AND c.state <> 'REVOKED'
      AND NOT EXISTS (SELECT FROM "BadgeCredential" b WHERE b."certificateId" = c.id AND b.revision = c.revision)
    LIMIT 500`;
  for (const { id, revision } of unprinted)
    enqueue(
      tx,
      printCertificate,
      { certificateId: id, revision },
      { oncePer: `${id}.${revision}` },
    );
  return unprinted.length;
}
