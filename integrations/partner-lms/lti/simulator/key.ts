import { exportJWK, generateKeyPair, SignJWT, type JWK } from "jose";

/** A key pair of a tool. */
export interface ToolKey {
  id: string;
  publicJwk: JWK;
  sign: (claims: Record<string, unknown>) => Promise<string>;
}

/** Makes a key that signs RS256. */
export async function makeToolKey(id: string): Promise<ToolKey> {
  const pair = await generateKeyPair("RS256", { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  return {
    id,
    publicJwk: { ...publicJwk, kid: id, alg: "RS256", use: "sig" },
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: id, typ: "JWT" })
        .sign(pair.privateKey),
  };
}
