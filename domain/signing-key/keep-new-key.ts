import type { Prisma, SigningKeyUse } from "@throughline/prisma";
import { seal } from "../partner/seal.ts";
import type { Tx } from "../transaction.ts";
import type { NewKey } from "./make-rsa-key.ts";

/** A key pair whose private half is sealed. */
export interface SealedKey {
  id: string;
  publicJwk: Prisma.InputJsonObject;
  sealedPrivate: string;
}

/** Seals a new key's private half under the school's 32-byte key. */
export function sealKey(encryptionKey: Uint8Array, key: NewKey): SealedKey {
  return {
    id: key.id,
    publicJwk: { ...key.publicJwk } as Prisma.InputJsonObject,
    sealedPrivate: seal(encryptionKey, JSON.stringify(key.privateJwk)),
  };
}

/** Writes a key down; from now on it is published. */
export async function keepNewKey(
  tx: Tx,
  use: SigningKeyUse,
  key: SealedKey,
  now: Date,
): Promise<void> {
  await tx.db.signingKey.create({ data: { ...key, use, createdAt: now } });
}
