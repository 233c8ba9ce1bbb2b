import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { findUnstorable } from "../unstorable.ts";
import { claim, ltiVersion } from "./claims.ts";
import type { LtiSettings } from "./settings.ts";
import { checkToolToken } from "./tool-token.ts";

/** A place in the tool that somebody chose. */
export interface ChosenResource {
  /** Null: the tool's ordinary target. */
  url: string | null;
  title: string | null;
  custom: Record<string, string>;
}

export type DeepLinkReading =
  | {
      kind: "answered";
      /** Names the question. */
      data: string;
      nonce: string;
      expiresAt: Date;
      /** Null where nothing was chosen. */
      resource: ChosenResource | null;
      /** What the tool says to whoever chose. */
      message: string | null;
    }
  | { kind: "bad"; field: string; reason: string }
  | { kind: "keysUnavailable"; reason: string };

/**
 * Checks and reads what a tool answers to a deep linking request (Deep Linking 2.0, LtiDeepLinkingResponse): signed by the tool
 * for us, about its own deployment, with at most one resource link. That the nonce is heard once is the caller's to see.
 */
export async function readDeepLink(
  token: string,
  keys: JWTVerifyGetKey,
  {
    settings,
    issuer,
  }: {
    settings: Pick<LtiSettings, "clientId" | "deploymentId">;
    issuer: string;
  },
  now: Date,
): Promise<DeepLinkReading> {
  const { clientId, deploymentId } = settings;
  const expected = { clientId, audience: issuer, requiredClaims: ["nonce"] };
  const checked = await checkToolToken(token, keys, expected, now);
  if (checked.kind !== "good") return checked;
  const { payload, expiresAt } = checked;

  const read = answer.safeParse(payload);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".") || "token";
    return bad(field, issue?.message ?? "makes no sense");
  }
  const answered = read.data;
  if (answered[claim.deploymentId] !== deploymentId)
    return bad(claim.deploymentId, "is another deployment");
  const items = answered[claim.contentItems];
  if (items.length > 1)
    return bad(
      claim.contentItems,
      "holds more than the one that was asked for",
    );
  const [item = null] = items;
  const unstorable = findUnstorable({ ...item, url: null });
  if (unstorable) return { kind: "bad", ...unstorable };
  return {
    kind: "answered",
    data: answered[claim.deepLinkingData],
    nonce: answered.nonce,
    expiresAt,
    message: answered["https://purl.imsglobal.org/spec/lti-dl/claim/msg"],
    resource: item && {
      url: item.url,
      title: item.title,
      custom: item.custom,
    },
  };
}

const short = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => findUnstorable(text) === null, "holds a broken character");
const optionalText = short
  .nullish()
  .catch(null)
  .transform((text) => text ?? null);

/** Only texts, as LTI's custom claim knows them; a number is written out. */
const custom = z
  .record(
    z.string().min(1).max(200),
    z.union([z.string().max(2_000), z.number(), z.boolean()]).transform(String),
  )
  .refine((pairs) => Object.keys(pairs).length <= 50, "holds over 50 values")
  .nullish()
  .transform((pairs) => pairs ?? {});

const item = z.object({
  type: z.literal("ltiResourceLink", "must be an ltiResourceLink"),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullish()
    .transform((url) => (url ? new URL(url).href : null)),
  title: optionalText,
  custom,
});

const answer = z.object({
  nonce: short,
  [claim.messageType]: z.literal("LtiDeepLinkingResponse"),
  [claim.version]: z.literal(ltiVersion),
  [claim.deploymentId]: z.string(),
  [claim.deepLinkingData]: short,
  [claim.contentItems]: z
    .array(item)
    .nullish()
    .transform((items) => items ?? []),
  "https://purl.imsglobal.org/spec/lti-dl/claim/msg": optionalText,
});

const bad = (field: string, reason: string) =>
  ({ kind: "bad", field, reason }) as const;
