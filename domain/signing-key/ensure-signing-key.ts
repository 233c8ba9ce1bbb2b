import type { SigningKeyModel, SigningKeyUse } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { keepNewKey, type SealedKey } from "./keep-new-key.ts";
import { lockSigningKeys } from "./lock-signing-keys.ts";
import { signingKeyAt } from "./signing-key.rules.ts";

/** All keys of a use, the given one among them where none could sign. Of two processes that need the first key, one makes it. */
export async function ensureSigningKey(
  tx: Tx,
  { use, key }: { use: SigningKeyUse; key: SealedKey },
  now: Date,
): Promise<SigningKeyModel[]> {
  await lockSigningKeys(tx, use);
  const keys = await tx.db.signingKey.findMany({ where: { use } });
  if (signingKeyAt(keys, now)) return keys;
  await keepNewKey(tx, use, key, now);
  recordEvent(tx, {
    type: "signingKey.rotated",
    occurredAt: now,
    payload: { use, keyId: key.id, when: "first" },
  });
  return tx.db.signingKey.findMany({ where: { use } });
}
