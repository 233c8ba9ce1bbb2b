import { addressOf } from "./address.ts";
import { badges, multikey, type Json } from "./library.ts";

/** Who issues badges: the school, at its portal's address. */
export interface BadgeIssuer {
  name: string;
  /** The portal's origin. */
  url: string;
}

/** A public key, by its name in the school's key set. */
export interface PublishedKey {
  id: string;
  publicJwk: Json;
}

/**
 * The issuer's profile, which is also the document that says which keys may sign in its name: those in use and, so that what
 * they signed can still be checked, those that were retired.
 */
export async function issuerDocument(
  issuer: BadgeIssuer,
  keys: readonly PublishedKey[],
): Promise<Json> {
  const methods = await Promise.all(keys.map((key) => multikeyOf(issuer, key)));
  return {
    "@context": [
      "https://www.w3.org/ns/did/v1",
      multikeyContext,
      badges.CONTEXT_URL_V3_0_3,
    ],
    id: addressOf.issuer(issuer.url),
    type: "Profile",
    name: issuer.name,
    url: issuer.url,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}

/** One key by itself, as a Multikey document. */
export async function keyDocument(
  issuer: BadgeIssuer,
  key: PublishedKey,
): Promise<Json> {
  return { "@context": multikeyContext, ...(await multikeyOf(issuer, key)) };
}

const multikeyContext = "https://w3id.org/security/multikey/v1";

async function multikeyOf(
  issuer: BadgeIssuer,
  { id, publicJwk }: PublishedKey,
) {
  const pair = await multikey.fromJwk({
    jwk: publicJwk,
    secretKey: false,
    id: addressOf.key(issuer.url, id),
    controller: addressOf.issuer(issuer.url),
  });
  const { type, publicKeyMultibase, ...named } = await pair.export({
    publicKey: true,
    includeContext: true,
  });
  return {
    id: named.id,
    type,
    controller: named.controller,
    publicKeyMultibase,
  };
}
