import { createHash } from "node:crypto";

/**
 * The key under which Stripe is asked once for a thing: a repeat of the same request finds the first answer, and one that asks for
 * something else, such as after an address was mended, is not refused as a misuse of the key.
 */
export function idempotencyKeyOf(occasion: string, asked: object): string {
  const hash = createHash("sha256").update(JSON.stringify(asked));
  return `${occasion}:${hash.digest("base64url").slice(0, 16)}`;
}
