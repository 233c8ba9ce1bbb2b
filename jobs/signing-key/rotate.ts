import { sealKey } from "@throughline/domain/signing-key/keep-new-key";
import { makeRsaKey } from "@throughline/domain/signing-key/make-rsa-key";
import { rotateSigningKey } from "@throughline/domain/signing-key/rotate-signing-key";
import { isReplacementDue } from "@throughline/domain/signing-key/signing-key.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Replaces the key that signs launches of LTI tools, once it is ninety days old. */
export async function rotateLtiKey(desk: Desk): Promise<JobOutcome> {
  const { store, encryptionKey } = desk;
  const now = desk.now();
  const where = { use: "LTI" } as const;
  const keys = await store.database.signingKey.findMany({ where });
  if (!isReplacementDue(keys, now)) return done;
  const key = sealKey(encryptionKey, await makeRsaKey());
  await transact(store, { actor: theSystem }, (tx) =>
    rotateSigningKey(tx, { use: "LTI", key, when: "due" }, now),
  );
  return done;
}
