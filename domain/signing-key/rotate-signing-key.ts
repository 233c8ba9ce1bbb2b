import type { SigningKeyUse } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { keepNewKey, type SealedKey } from "./keep-new-key.ts";
import { lockSigningKeys } from "./lock-signing-keys.ts";
import { isReplacementDue, publishedBeforeMs } from "./signing-key.rules.ts";

export interface Rotation {
  use: SigningKeyUse;
  key: SealedKey;
  /**
   * `due`: only where the newest key is old enough. `now`: a new key, published a day before it signs. `compromised`: the new key
   * signs at once and the others are taken out of the key set, so that what was signed with them no longer counts.
   */
  when: "due" | "now" | "compromised";
}

export type RotationOutcome =
  { kind: "rotated"; keyId: string; signsFrom: Date } | { kind: "notDue" };

/** Replaces the key that signs. Nothing that was signed before becomes worthless, unless a key is compromised. */
export async function rotateSigningKey(
  tx: Tx,
  { use, key, when }: Rotation,
  now: Date,
): Promise<RotationOutcome> {
  await lockSigningKeys(tx, use);
  const keys = await tx.db.signingKey.findMany({ where: { use } });
  if (when === "due" && !isReplacementDue(keys, now)) return { kind: "notDue" };

  const isUrgent = when === "compromised";
  const signsFrom =
    isUrgent || keys.length === 0
      ? now
      : new Date(now.getTime() + publishedBeforeMs);
  if (isUrgent) await tx.db.signingKey.deleteMany({ where: { use } });
  else
    await tx.db.signingKey.updateMany({
      where: { use, retiredAt: null },
      data: { retiredAt: signsFrom },
    });
  await keepNewKey(tx, use, key, now);
  recordEvent(tx, {
    type: "signingKey.rotated",
    occurredAt: now,
    payload: { use, keyId: key.id, when, signsFrom: signsFrom.toISOString() },
  });
  return { kind: "rotated", keyId: key.id, signsFrom };
}
