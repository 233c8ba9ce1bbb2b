import { createHmac } from "node:crypto";
import { seal, unseal } from "./seal.ts";

/** Keeps the school's secrets readable to the school alone. */
export interface Vault {
  seal: (secret: string) => string;
  /** Throws where the text was changed, or sealed under another key. */
  unseal: (sealed: string) => string;
  /** The same for the same text, and useless to whoever lacks the key. */
  fingerprint: (secret: string) => string;
}

/** Opens the vault with the 32-byte key of the school. */
export function openVault(key: Uint8Array): Vault {
  return {
    seal: (secret) => seal(key, secret),
    unseal: (sealed) => unseal(key, sealed),
    fingerprint: (secret) =>
      createHmac("sha256", key).update(`fingerprint:${secret}`).digest("hex"),
  };
}
