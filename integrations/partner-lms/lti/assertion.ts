import type { JWTVerifyGetKey } from "jose";
import { checkToolToken } from "./tool-token.ts";

export type AssertionReading =
  | { kind: "good"; jti: string; expiresAt: Date }
  | { kind: "bad"; field: string; reason: string }
  | { kind: "keysUnavailable"; reason: string };

/** What a client assertion calls itself in the form (RFC 7523). */
export const assertionType =
  "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * Checks the signed assertion by which a tool says who it is at the token endpoint (RFC 7523, 1EdTech security framework 1.0):
 * its own client id as issuer and subject, the token endpoint as audience, and a jti that the caller hears once.
 */
export async function readAssertion(
  token: string,
  keys: JWTVerifyGetKey,
  { clientId, tokenUrl }: { clientId: string; tokenUrl: string },
  now: Date,
): Promise<AssertionReading> {
  const expected = {
    clientId,
    audience: tokenUrl,
    requiredClaims: ["sub", "jti"],
  };
  const checked = await checkToolToken(token, keys, expected, now);
  if (checked.kind !== "good") return checked;
  const { sub, jti } = checked.payload;
  if (sub !== clientId) return bad("sub", "must be the client id");
  if (typeof jti !== "string" || jti === "" || jti.length > 500)
    return bad("jti", "must be a text of 1 to 500 characters");
  return { kind: "good", jti, expiresAt: checked.expiresAt };
}

const bad = (field: string, reason: string) =>
  ({ kind: "bad", field, reason }) as const;
