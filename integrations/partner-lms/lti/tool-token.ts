import {
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from "jose";
import { KeysUnavailable } from "./tool-keys.ts";

export interface Expected {
  /** Who must have signed it. */
  clientId: string;
  /** For whom it must be. */
  audience: string | string[];
  requiredClaims: string[];
}

export type ToolToken =
  | { kind: "good"; payload: JWTPayload; expiresAt: Date }
  | { kind: "bad"; field: string; reason: string }
  | { kind: "keysUnavailable"; reason: string };

/** Only signatures that a tool's private key alone can make: never `none`, never a shared secret. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384"];

/** Clocks differ by so much, in seconds. */
const toleranceSeconds = 60;
/** A token that claims to be good for longer is refused, for it would have to be remembered so long. */
const longestLifeSeconds = 3_600;
const maxLength = 100_000;

/** Whose token it claims to be, unchecked: only for finding the keys to check it with. */
export function claimedIssuer(token: string): string | null {
  try {
    const { iss } = decodeJwt(token.slice(0, maxLength));
    return iss ?? null;
  } catch {
    return null;
  }
}

/** Checks a token that a tool signed: signature, issuer, audience, times. That it is heard once is the caller's to see. */
export async function checkToolToken(
  token: string,
  keys: JWTVerifyGetKey,
  { clientId, audience, requiredClaims }: Expected,
  now: Date,
): Promise<ToolToken> {
  if (token.length > maxLength) return bad("token", "is too long");
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      issuer: clientId,
      audience,
      requiredClaims: ["exp", "iat", ...requiredClaims],
      clockTolerance: toleranceSeconds,
      currentDate: now,
    });
    const { exp = 0, iat = 0 } = payload;
    if (iat > now.getTime() / 1_000 + toleranceSeconds)
      return bad("iat", "lies in the future");
    if (exp - iat > longestLifeSeconds)
      return bad("exp", "is more than an hour after iat");
    return {
      kind: "good",
      payload,
      expiresAt: new Date((exp + toleranceSeconds) * 1_000),
    };
  } catch (error) {
    if (error instanceof KeysUnavailable)
      return { kind: "keysUnavailable", reason: error.message };
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): ToolToken {
  if (error instanceof errors.JWTExpired) return bad("exp", "is over");
  if (error instanceof errors.JWTClaimValidationFailed)
    return bad(error.claim, error.message);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return bad("alg", `must be one of ${algorithms.join(", ")}`);
  if (error instanceof errors.JWKSNoMatchingKey)
    return bad("kid", "names none of the tool's keys");
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return bad("signature", "is not the tool's");
  // A key of the wrong kind, bytes that are no token: whatever it is, it is not a token of this tool.
  return bad("token", "is not a signed token of this tool");
}

const bad = (field: string, reason: string) =>
  ({ kind: "bad", field, reason }) as const;
