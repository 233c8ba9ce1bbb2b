import { addressOf } from "./address.ts";
import type { BadgeIssuer } from "./issuer.ts";
import { eddsa, integrity, multikey, vc, type Json } from "./library.ts";
import { loadFrom } from "./load-document.ts";

/** The school's key with its private half, an Ed25519 JWK. */
export interface BadgeKey {
  id: string;
  privateJwk: Json;
}

/** Signs a credential with `eddsa-rdfc-2022`. Throws where it is not a sound credential. */
export async function signCredential(
  credential: Json,
  { issuer, key, now }: { issuer: BadgeIssuer; key: BadgeKey; now: Date },
): Promise<Json> {
  const pair = await multikey.fromJwk({
    jwk: key.privateJwk,
    secretKey: true,
    id: addressOf.key(issuer.url, key.id),
    controller: addressOf.issuer(issuer.url),
  });
  const suite = new integrity.DataIntegrityProof({
    signer: pair.signer(),
    date: now,
    cryptosuite: eddsa.cryptosuite,
  });
  return vc.issue({ credential, suite, documentLoader: loadFrom(), now });
}
