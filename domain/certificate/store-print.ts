import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { lockCertificate } from "./lock-certificate.ts";

/** A signed badge, and its place in the status lists. */
export interface SignedBadge {
  id: string;
  statusIndex: number;
  credential: Prisma.InputJsonObject;
}

export interface Print {
  certificateId: string;
  revision: number;
  pdf: Uint8Array<ArrayBuffer>;
  badge: SignedBadge;
}

/**
 * Keeps what was printed of one revision, once: a second worker's print of the same revision, one of a revision that was
 * overtaken meanwhile, and one of a certificate that was revoked are thrown away.
 */
export async function storePrint(
  tx: Tx,
  { certificateId, revision, pdf, badge }: Print,
  now: Date,
): Promise<{ kind: "stored" | "alreadyStored" | "overtaken" }> {
  const certificate = await lockCertificate(tx, certificateId);
  if (certificate?.revision !== revision || certificate.state === "REVOKED")
    return { kind: "overtaken" };
  const { count } = await tx.db.badgeCredential.createMany({
    data: [{ ...badge, certificateId, revision, issuedAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) return { kind: "alreadyStored" };
  await tx.db.certificateDocument.upsert({
    where: { certificateId },
    create: { certificateId, revision, pdf, createdAt: now },
    update: { revision, pdf, createdAt: now },
  });
  return { kind: "stored" };
}
