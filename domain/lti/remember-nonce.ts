import { createHash } from "node:crypto";
import type { Tx } from "../transaction.ts";

export interface Nonce {
  partnerId: string;
  /** What the token is for; the same number elsewhere is another. */
  purpose: "assertion" | "deepLink";
  value: string;
  /** When no token that carries it is good any more. */
  expiresAt: Date;
}

/** Remembers a number that a tool said in a signed token: true the first time (`lti_nonce_pk`), false for a replay. */
export async function rememberNonce(
  tx: Tx,
  { partnerId, purpose, value, expiresAt }: Nonce,
): Promise<boolean> {
  const hash = createHash("sha256").update(`${purpose} ${value}`).digest("hex");
  const { count } = await tx.db.ltiNonce.createMany({
    data: [{ partnerId, hash, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}
