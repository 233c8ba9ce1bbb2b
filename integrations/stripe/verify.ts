import { createHmac, timingSafeEqual } from "node:crypto";

/** A delivery of Stripe as it arrived. */
interface StripeDelivery {
  /** Untouched. */
  rawBody: Uint8Array;
  /** The header `stripe-signature`. */
  signature: string | undefined;
  /** Every secret valid now: of each endpoint, and two of one while it is being rolled. */
  secrets: readonly string[];
  now: Date;
}

/** What the signature says about a delivery. */
export type StripeVerification =
  | { kind: "verified"; sentAt: Date }
  | { kind: "badSignature"; reason: string }
  | { kind: "stale"; reason: string }
  | { kind: "malformed"; reason: string };

/** Both ways. Stripe's own library lets any future time pass; we do not. */
const toleranceSeconds = 300;

/**
 * Checks `t=<seconds>,v1=<hex>` (HMAC-SHA256 over `t.body`, keyed with the secret as it is written) against any of the secrets.
 * Age is looked at only after the signature, so that a sender without a secret learns nothing.
 */
export function verifyStripeWebhook({
  rawBody,
  signature,
  secrets,
  now,
}: StripeDelivery): StripeVerification {
  if (!signature) return { kind: "malformed", reason: "is missing" };
  const { timestamp, given } = readHeader(signature);
  if (timestamp === null)
    return { kind: "malformed", reason: "names no time: t=<seconds>" };
  if (given.length === 0)
    return { kind: "malformed", reason: "holds no v1 signature" };
  const isSigned = secrets.some((secret) => {
    const expected = createHmac("sha256", secret)
      .update(`${timestamp}.`)
      .update(rawBody)
      .digest();
    return given.some((one) => timingSafeEqual(one, expected));
  });
  return isSigned
    ? judgeAge(Number(timestamp), now)
    : {
        kind: "badSignature",
        reason: "no v1 signature matches the body and a valid secret",
      };
}

/** More signatures than this are nobody's rolling secrets. */
const mostSignatures = 10;

function readHeader(header: string) {
  const parts = header.split(",").map((part) => part.trim());
  const timestamp = parts.find((part) => /^t=\d{1,11}$/.test(part));
  return {
    timestamp: timestamp?.slice("t=".length) ?? null,
    given: parts
      .filter((part) => /^v1=[0-9a-f]{64}$/.test(part))
      .slice(0, mostSignatures)
      .map((part) => Buffer.from(part.slice("v1=".length), "hex")),
  };
}

function judgeAge(sentAt: number, now: Date): StripeVerification {
  const age = Math.floor(now.getTime() / 1_000) - sentAt;
  if (Math.abs(age) <= toleranceSeconds)
    return { kind: "verified", sentAt: new Date(sentAt * 1_000) };
  return {
    kind: "stale",
    reason: `was made ${Math.abs(age)} s ${age > 0 ? "ago" : "in the future"}; ${toleranceSeconds} s are allowed`,
  };
}
