import { createHmac, timingSafeEqual } from "node:crypto";
import type { WebhookDelivery } from "./contract.ts";

/** A delivery as it arrived: the bytes, untouched, and the three headers that matter. */
export interface SignedDelivery {
  rawBody: Uint8Array;
  headers: {
    /** `webhook-id` */
    id: string | undefined;
    /** `webhook-timestamp`, in seconds */
    timestamp: string | undefined;
    /** `webhook-signature`, one or several separated by spaces */
    signature: string | undefined;
  };
  /** Every secret valid now; two while a partner rotates. Each `whsec_` + base64 of at least 24 bytes. */
  secrets: readonly string[];
  now: Date;
}

/** What the signature says about a delivery. */
export type Verification =
  | { kind: "verified"; id: string; sentAt: Date }
  | { kind: "badSignature"; reason: string }
  | { kind: "stale"; reason: string }
  | { kind: "malformed"; field: string; reason: string };

/** Both ways, as the Standard Webhooks specification recommends. */
const TOLERANCE_SECONDS = 300;

/** Shorter keys can be guessed; an empty one would let anybody sign. */
const MIN_KEY_BYTES = 24;

/**
 * Checks a Standard Webhooks v1 signature (HMAC-SHA256 over `id.timestamp.body`) against any of the secrets.
 * Age is looked at only after the signature, so that a sender without a secret learns nothing.
 */
export function verifyStandardWebhook(delivery: SignedDelivery): Verification {
  const { id, timestamp, signature } = delivery.headers;
  if (!id) return missing("webhook-id");
  if (!timestamp) return missing("webhook-timestamp");
  if (!signature) return missing("webhook-signature");
  if (id.length > 200) {
    return malformed("webhook-id", "is longer than 200 characters");
  }
  if (!/^\d{1,11}$/.test(timestamp)) {
    return malformed("webhook-timestamp", "is not a whole number of seconds");
  }
  const keys = delivery.secrets.map(keyOf).filter((key) => key !== null);
  if (keys.length === 0) {
    return badSignature("no usable secret is kept for this sender");
  }
  const given = signaturesOf(signature);
  const signed = keys.some((key) => {
    const expected = sign(key, id, timestamp, delivery.rawBody);
    return given.some((one) => sameText(one, expected));
  });
  if (!signed) {
    return badSignature("no v1 signature matches the body and a valid secret");
  }
  return judgeAge(id, Number(timestamp), delivery.now);
}

/** The same for a delivery whose headers are not read yet. */
export function verifyStandardDelivery({
  header,
  ...delivery
}: WebhookDelivery): Verification {
  return verifyStandardWebhook({
    ...delivery,
    headers: {
      id: header("webhook-id"),
      timestamp: header("webhook-timestamp"),
      signature: header("webhook-signature"),
    },
  });
}

function missing(field: string): Verification {
  return malformed(field, "is missing");
}

function malformed(field: string, reason: string): Verification {
  return { kind: "malformed", field, reason };
}

function badSignature(reason: string): Verification {
  return { kind: "badSignature", reason };
}

function keyOf(secret: string): Buffer | null {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return key.byteLength >= MIN_KEY_BYTES ? key : null;
}

function signaturesOf(header: string): string[] {
  return header
    .split(" ")
    .filter((one) => one.startsWith("v1,"))
    .map((one) => one.slice("v1,".length));
}

function sign(
  key: Buffer,
  id: string,
  timestamp: string,
  rawBody: Uint8Array,
): string {
  return createHmac("sha256", key)
    .update(`${id}.${timestamp}.`)
    .update(rawBody)
    .digest("base64");
}

function sameText(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

function judgeAge(id: string, sentAt: number, now: Date): Verification {
  const age = Math.floor(now.getTime() / 1_000) - sentAt;
  if (Math.abs(age) > TOLERANCE_SECONDS) {
    return {
      kind: "stale",
      reason: `was sent ${Math.abs(age)} s ${age > 0 ? "ago" : "in the future"}; ${TOLERANCE_SECONDS} s are allowed`,
    };
  }
  return { kind: "verified", id, sentAt: new Date(sentAt * 1_000) };
}
