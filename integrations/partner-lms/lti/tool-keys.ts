import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTVerifyGetKey,
} from "jose";
import type { LtiSettings } from "./settings.ts";

export interface ToolKeysOptions {
  fetch?: (url: string, options: RequestInit) => Promise<Response>;
  /** How long the tool's key set may take to come; 5 seconds unless said. */
  timeoutMs?: number;
  /** How soon after reading it a key set is read again for a key that it lacks; 30 seconds unless said. */
  cooldownMs?: number;
}

/** Where the keys of tools are kept once they were read. */
export interface ToolKeys {
  of: (keys: LtiSettings["keys"]) => JWTVerifyGetKey;
}

/** A tool's keys could not be had: its address does not answer with a key set. Nothing is known of the token. */
export class KeysUnavailable extends Error {
  override name = "KeysUnavailable";
}

const keepAtMost = 500;

/** Opens a store of tools' key sets: each is read when first needed, again every ten minutes, and when a key is new. */
export function openToolKeys({
  fetch: call = fetch,
  timeoutMs = 5_000,
  cooldownMs = 30_000,
}: ToolKeysOptions = {}): ToolKeys {
  const kept = new Map<string, JWTVerifyGetKey>();
  function open(url: string): JWTVerifyGetKey {
    const keySet = createRemoteJWKSet(new URL(url), {
      timeoutDuration: timeoutMs,
      cooldownDuration: cooldownMs,
      cacheMaxAge: 600_000,
      [customFetch]: call,
    });
    return async (header, token) => {
      try {
        return await keySet(header, token);
      } catch (error) {
        if (isAboutTheToken(error)) throw error;
        throw new KeysUnavailable(
          error instanceof Error ? error.message : "no answer",
          { cause: error },
        );
      }
    };
  }
  return {
    of(keys) {
      if (keys.kind === "key") return createLocalJWKSet({ keys: [keys.jwk] });
      const known = kept.get(keys.url) ?? open(keys.url);
      if (kept.size >= keepAtMost) kept.clear();
      kept.set(keys.url, known);
      return known;
    },
  };
}

/** The key set was there, and no key in it fits. */
const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
