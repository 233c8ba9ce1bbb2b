import { createLocalJWKSet, jwtVerify } from "jose";
import { agsScopes } from "./claims.ts";
import { signToken, type PublishedJwk, type SigningJwk } from "./sign.ts";

/** What a tool was allowed. */
export interface Access {
  clientId: string;
  scopes: string[];
}

/** How long an access token is good, in seconds. */
export const accessSeconds = 900;

/** Of what a tool asks for, what it gets; in the order asked. */
export function grantedScopes(asked: string): string[] {
  return [...new Set(asked.split(/\s+/))].filter((scope) =>
    agsScopes.includes(scope),
  );
}

/** Makes the token by which a tool comes back to its line items. It is signed, not stored: any process can check it. */
export function issueAccessToken(
  key: SigningJwk,
  { clientId, scopes }: Access,
  { issuer, id }: { issuer: string; id: string },
  now: Date,
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1_000);
  const claims = {
    iss: issuer,
    aud: issuer,
    sub: clientId,
    client_id: clientId,
    scope: scopes.join(" "),
    iat,
    exp: iat + accessSeconds,
    jti: id,
  };
  return signToken(key, claims, "at+jwt");
}

/** What a bearer may do, by the keys that we publish; null for a token that is not ours, not for this, or over. */
export async function readAccessToken(
  token: string,
  publishedKeys: readonly PublishedJwk[],
  issuer: string,
  now: Date,
): Promise<Access | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      createLocalJWKSet({ keys: [...publishedKeys] }),
      {
        algorithms: ["RS256"],
        typ: "at+jwt",
        issuer,
        audience: issuer,
        requiredClaims: ["exp", "sub"],
        currentDate: now,
      },
    );
    const { sub = "", scope } = payload;
    const scopes = typeof scope === "string" ? scope.split(" ") : [];
    return { clientId: sub, scopes };
  } catch {
    return null;
  }
}
