import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Encrypts a credential for storage: AES-256-GCM under a 32-byte key, as `v1.<iv>.<tag>.<text>` in base64url. */
export function seal(key: Uint8Array, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return ["v1", iv, cipher.getAuthTag(), text]
    .map((part) =>
      typeof part === "string" ? part : part.toString("base64url"),
    )
    .join(".");
}

/** Decrypts what {@link seal} made. Throws where the key is another or the text was changed. */
export function unseal(key: Uint8Array, sealed: string): string {
  const [version, iv, tag, text] = sealed.split(".");
  if (version !== "v1" || !iv || !tag || text === undefined)
    throw new Error("not a sealed credential");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    key,
    Buffer.from(iv, "base64url"),
  );
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([
    decipher.update(Buffer.from(text, "base64url")),
    decipher.final(),
  ]).toString("utf8");
}
