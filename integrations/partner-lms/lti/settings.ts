import { z } from "zod";
import { readSettings, type SettingsReading } from "../settings-reading.ts";
import { webAddress } from "../web-address.ts";

/** What an LTI partner's connection says besides its credentials; no secret among it. */
export interface LtiSettings {
  /** How the tool knows us, and we it. */
  clientId: string;
  deploymentId: string;
  /** Where a launch begins at the tool: its OIDC login initiation. */
  loginUrl: string;
  /** Where alone a signed launch is posted to, letter for letter. */
  redirectUris: string[];
  /** The tool's public keys: by address, or one as it is. */
  keys: { kind: "address"; url: string } | { kind: "key"; jwk: LtiPublicJwk };
  /** What is opened where no resource was chosen. */
  targetUrl: string;
  /** Where an admin chooses a resource; null where the tool offers no choice. */
  deepLinkUrl: string | null;
  /** What of a student is told besides an id. */
  shares: ("name" | "email")[];
}

/** A public key of a tool. */
export type LtiPublicJwk = z.infer<typeof publicJwk>;

/** Reads a connection's settings; names the first field at fault. */
export const readLtiSettings = (
  stored: unknown,
): SettingsReading<LtiSettings> => readSettings(ltiSettings, stored);

const name = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => text === text.trim(), "begins or ends with a space");

/** Of a pair, the public half only: whoever pastes a private key is told. */
const publicJwk = z
  .looseObject({ kty: z.enum(["RSA", "EC"]), kid: name.optional() })
  .refine((jwk) => !("d" in jwk), "is a private key; give the public half");

const ltiSettings = z
  .strictObject({
    clientId: name,
    deploymentId: name,
    loginUrl: webAddress,
    redirectUris: z.array(webAddress).min(1).max(20),
    jwksUrl: webAddress.optional(),
    publicJwk: publicJwk.optional(),
    targetUrl: webAddress,
    deepLinkUrl: webAddress.optional(),
    shares: z.array(z.enum(["name", "email"])).default([]),
  })
  .transform(({ jwksUrl, publicJwk: jwk, deepLinkUrl, ...rest }, context) => {
    const keys = jwksUrl
      ? { kind: "address" as const, url: jwksUrl }
      : jwk && { kind: "key" as const, jwk };
    if (keys) return { ...rest, keys, deepLinkUrl: deepLinkUrl ?? null };
    context.addIssue({
      code: "custom",
      path: ["jwksUrl"],
      message: "is missing, and so is publicJwk",
    });
    return z.NEVER;
  });
