import { randomBytes } from "node:crypto";
import { files, readJson, writePrivately } from "./layout.ts";

interface PartnerSecrets {
  apiKey: string;
  /** In the form of Standard Webhooks: `whsec_` and base64 of 32 bytes. */
  webhookSecret: string;
}

interface StripeSecrets {
  key: string;
  webhookSecret: string;
  connectWebhookSecret: string;
}

export interface Secrets {
  /** Signs the cookies of signed-in people. */
  auth: string;
  /** From which the passwords of the database roles are derived. */
  database: string;
  /** Encrypts partners' credentials in the database: 32 bytes in base64. */
  encryption: string;
  /** By the slug of the demo's partners. */
  partners: Record<string, PartnerSecrets>;
  /** Of the simulator that stands in for Stripe. */
  stripe: StripeSecrets;
}

const demoPartners = ["milady", "certiport", "nha"];

/** This clone's secrets: made at the first start, kept in `.data/secrets.json`; what the environment names comes first. */
export function readSecrets(env: NodeJS.ProcessEnv): Secrets {
  const found = readJson<Partial<Secrets>>(files.secrets);
  // A clone of an earlier day has fewer: what is missing is added.
  const kept: Secrets = { ...generateSecrets(), ...found };
  if (Object.keys(kept).length > Object.keys(found ?? {}).length)
    writePrivately(files.secrets, kept);
  return {
    auth: env.AUTH_SECRET || kept.auth,
    database: env.DATABASE_ROLE_SECRET || kept.database,
    encryption: env.ENCRYPTION_KEY || kept.encryption,
    partners: env.DEMO_PARTNER_SECRETS
      ? (JSON.parse(env.DEMO_PARTNER_SECRETS) as Secrets["partners"])
      : kept.partners,
    stripe: kept.stripe,
  };
}

function generateSecrets(): Secrets {
  return {
    auth: randomBytes(32).toString("hex"),
    database: randomBytes(32).toString("hex"),
    encryption: randomBytes(32).toString("base64"),
    partners: Object.fromEntries(
      demoPartners.map((slug) => [slug, generatePartnerSecrets()]),
    ),
    stripe: {
      key: `sk_test_${randomBytes(18).toString("hex")}`,
      webhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
      connectWebhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
    },
  };
}

function generatePartnerSecrets(): PartnerSecrets {
  return {
    apiKey: `key_${randomBytes(18).toString("hex")}`,
    webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
  };
}
