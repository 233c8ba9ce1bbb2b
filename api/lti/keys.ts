import { unseal } from "@throughline/domain/partner/seal";
import { ensureSigningKey } from "@throughline/domain/signing-key/ensure-signing-key";
import { sealKey } from "@throughline/domain/signing-key/keep-new-key";
import { makeRsaKey } from "@throughline/domain/signing-key/make-rsa-key";
import {
  publishedKeysAt,
  signingKeyAt,
} from "@throughline/domain/signing-key/signing-key.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  PublishedJwk,
  SigningJwk,
} from "@throughline/integrations/partner-lms/lti/sign";
import type { SigningKeyModel } from "@throughline/prisma";
import type { LtiPlatform } from "./platform.ts";

type KeyRing = Pick<
  LtiPlatform,
  "store" | "systemDb" | "encryptionKey" | "now"
>;

/** The key set that tools check our signatures with. */
export async function publishedKeys(ring: KeyRing): Promise<PublishedJwk[]> {
  const keys = publishedKeysAt(await readKeys(ring), ring.now());
  return keys.map(({ id, publicJwk }) => ({
    ...(publicJwk as Omit<PublishedJwk, "kid">),
    kid: id,
    alg: "RS256",
    use: "sig",
  }));
}

/** The key that signs now, unsealed. */
export async function signingKey(ring: KeyRing): Promise<SigningJwk> {
  const key = signingKeyAt(await readKeys(ring), ring.now());
  if (!key) throw new Error("there is no key to sign with");
  const privateJwk = JSON.parse(
    unseal(ring.encryptionKey, key.sealedPrivate),
  ) as SigningJwk["privateJwk"];
  return { id: key.id, privateJwk };
}

/** The school's keys for LTI; the first is made when it is first needed. */
async function readKeys({
  store,
  systemDb,
  encryptionKey,
  now,
}: KeyRing): Promise<SigningKeyModel[]> {
  const keys = await systemDb.signingKey.findMany({ where: { use: "LTI" } });
  if (signingKeyAt(keys, now())) return keys;
  const key = sealKey(encryptionKey, await makeRsaKey());
  const viewer = { role: "SYSTEM", personId: null } as const;
  return transact(store, { actor: theSystem, viewer }, (tx) =>
    ensureSigningKey(tx, { use: "LTI", key }, now()),
  );
}
