import type { Prisma } from "@throughline/prisma";
import { enqueue } from "../queue/enqueue.ts";
import { printCertificate } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { revokeCredentials } from "./revoke-credentials.ts";

/**
 * Gives a certificate its next revision: what it says changes, its badges are revoked, and a job prints the new document and
 * signs the new badge. Until that is done the old document is not given out any more. Returns the revision.
 */
export async function printAnew(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  change: Prisma.CertificateUpdateInput,
  now: Date,
): Promise<number> {
  const next = revision + 1;
  await tx.db.certificate.update({
    where: { id },
    data: { ...change, revision: next },
  });
  await revokeCredentials(tx, id, now);
  enqueue(tx, printCertificate, { certificateId: id, revision: next });
  return next;
}
