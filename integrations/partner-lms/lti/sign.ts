import { importJWK, SignJWT, type JWK } from "jose";

/** A key of ours that signs. */
export interface SigningJwk {
  /** Names it in the published key set. */
  id: string;
  privateJwk: JWK;
}

/** A public key of ours as the key set shows it. */
export type PublishedJwk = JWK & { kid: string };

/** What a token is for, so that one is never taken for another. */
export type TokenType = "JWT" | "at+jwt";

/** Signs claims with RS256, the algorithm that every LTI tool must understand. The claims carry their own times. */
export async function signToken(
  { id, privateJwk }: SigningJwk,
  claims: Record<string, unknown>,
  type: TokenType = "JWT",
): Promise<string> {
  const key = await importJWK(privateJwk, "RS256");
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: id, typ: type })
    .sign(key);
}
