import { createHash, generateKeyPair, type JsonWebKey } from "node:crypto";
import { promisify } from "node:util";

/** A key pair that was just made; the private half goes nowhere unsealed. */
export interface NewKey {
  /** The public half's thumbprint (RFC 7638), which no two keys share. */
  id: string;
  publicJwk: JsonWebKey;
  privateJwk: JsonWebKey;
}

const generate = promisify(generateKeyPair);

/** Makes an RSA key of 2048 bits for RS256, off the main thread; takes some hundred milliseconds. */
export async function makeRsaKey(): Promise<NewKey> {
  const pair = await generate("rsa", { modulusLength: 2_048 });
  const publicJwk = pair.publicKey.export({ format: "jwk" });
  const privateJwk = pair.privateKey.export({ format: "jwk" });
  const { e, kty, n } = publicJwk;
  const id = createHash("sha256")
    .update(JSON.stringify({ e, kty, n }))
    .digest("base64url");
  return { id, publicJwk, privateJwk };
}
