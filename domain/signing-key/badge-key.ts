import { createHash, generateKeyPairSync } from "node:crypto";
import type { Prisma } from "@throughline/prisma";
import { seal, unseal } from "../partner/seal.ts";
import type { Tx } from "../transaction.ts";

/** The Ed25519 key with which the school signs badges, as JWKs. */
export interface BadgeSigningKey {
  id: string;
  privateJwk: Record<string, unknown>;
}

/** A key signs for so many days; then a new one takes its place, and it stays published so that old badges can be checked. */
export const keyLifetimeDays = 365;

/**
 * The key to sign badges with at `now`. It is made on first use, and anew when it has served its time: once, however many
 * processes ask together (`signing_key_one_badge_key_in_use`). Throws where it was sealed under another encryption key.
 */
export async function badgeSigningKey(
  tx: Tx,
  encryptionKey: Uint8Array,
  now: Date,
): Promise<BadgeSigningKey> {
  const current = await keyInUse(tx);
  if (current && !hasServed(current.createdAt, now))
    return opened(current, encryptionKey);

  if (current)
    await tx.db.signingKey.updateMany({
      where: { id: current.id, retiredAt: null },
      data: { retiredAt: now },
    });
  await tx.db.signingKey.createMany({
    data: [makeKey(encryptionKey, now)],
    skipDuplicates: true,
  });
  const made = await keyInUse(tx);
  if (!made) throw new Error("no badge key could be made");
  return opened(made, encryptionKey);
}

const hasServed = (createdAt: Date, now: Date) =>
  now.getTime() - createdAt.getTime() > keyLifetimeDays * 86_400_000;

const keyInUse = (tx: Tx) =>
  tx.db.signingKey.findFirst({ where: { use: "BADGE", retiredAt: null } });

function opened(
  { id, sealedPrivate }: { id: string; sealedPrivate: string },
  encryptionKey: Uint8Array,
): BadgeSigningKey {
  const privateJwk = JSON.parse(
    unseal(encryptionKey, sealedPrivate),
  ) as BadgeSigningKey["privateJwk"];
  return { id, privateJwk };
}

/** A key is named after itself, so that no two can have one name. */
function makeKey(encryptionKey: Uint8Array, now: Date) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const publicJwk = publicKey.export({ format: "jwk" });
  const print = createHash("sha256").update(String(publicJwk.x)).digest("hex");
  return {
    id: `badge-${print.slice(0, 16)}`,
    use: "BADGE",
    publicJwk: publicJwk as Prisma.InputJsonObject,
    sealedPrivate: seal(
      encryptionKey,
      JSON.stringify(privateKey.export({ format: "jwk" })),
    ),
    createdAt: now,
  } satisfies Prisma.SigningKeyCreateManyInput;
}
