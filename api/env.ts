import {
  stripeSettingsOf,
  stripeVariables,
  stripeWebhookVariables,
  type StripeSettings,
} from "@throughline/integrations/stripe/env";
import { z } from "zod";

/** All that the api is told from outside. */
export interface ApiEnv {
  /** As throughline_api. */
  databaseUrl: string;
  /** As throughline_auth. */
  authDatabaseUrl: string;
  /** 0 takes any free port. */
  port: number;
  host: string;
  authSecret: string;
  /** Unseals partners' credentials. */
  encryptionKey: Uint8Array;
  /** Origins, without a path. */
  portalUrl: string;
  adminUrl: string;
  apiUrl: string;
  smtp: SmtpServer;
  mailFrom: string;
  schoolName: string;
  redisUrl: string | undefined;
  logLevel: (typeof logLevels)[number];
  /** Attempts to sign in that one address may make in a minute. */
  authRateLimitMax: number;
  /** Reverse proxies beside those on this machine whose `x-forwarded-for` is believed. */
  trustedProxies: string[];
  /** Whether partners may be reached in our own network, as in a demo. */
  allowsPrivatePartners: boolean;
  /** Null where the school has no key of Stripe: it sells nothing then. */
  stripe: StripeSettings | null;
  /** Every secret by which Stripe may sign its webhooks now. */
  stripeWebhookSecrets: string[];
}

export interface SmtpServer {
  host: string;
  port: number;
  secure: boolean;
  user?: string;
  password?: string;
}

const logLevels = [
  "fatal",
  "error",
  "warn",
  "info",
  "debug",
  "trace",
  "silent",
] as const;

/** Reads the environment. Throws one error that names every variable at fault and how to mend it. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): ApiEnv {
  const given = Object.entries(source).filter(([, value]) => value !== "");
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new WrongEnvironment(parsed.error);
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    authDatabaseUrl: env.AUTH_DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    authSecret: env.AUTH_SECRET,
    encryptionKey: env.ENCRYPTION_KEY,
    portalUrl: env.PORTAL_URL,
    adminUrl: env.ADMIN_URL,
    apiUrl: env.API_URL,
    smtp: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `${env.SCHOOL_NAME} <no-reply@localhost>`,
    schoolName: env.SCHOOL_NAME,
    redisUrl: env.REDIS_URL,
    logLevel: env.LOG_LEVEL,
    authRateLimitMax: env.AUTH_RATE_LIMIT_MAX,
    trustedProxies: env.TRUSTED_PROXIES,
    allowsPrivatePartners:
      (env.PRIVATE_PARTNERS ??
        (env.NODE_ENV === "production" ? "refuse" : "allow")) === "allow",
    stripe: stripeSettingsOf(env),
    stripeWebhookSecrets: [
      env.STRIPE_WEBHOOK_SECRET,
      env.STRIPE_WEBHOOK_SECRET_PREVIOUS,
      env.STRIPE_CONNECT_WEBHOOK_SECRET,
    ].filter((secret) => secret !== null),
  };
}

/** The environment does not allow to start. */
export class WrongEnvironment extends Error {
  override name = "WrongEnvironment";
  constructor({ issues }: z.ZodError) {
    const lines = issues.map(
      ({ path, message }) => `  ${path.join(".")} ${message}`,
    );
    super(["The api cannot start with this environment:", ...lines].join("\n"));
  }
}

/** What is said of a missing or a wrong variable. */
const says = (mend: string) => ({
  error: ({ input }: { input?: unknown }) =>
    `${input === undefined ? "is missing" : "is wrong"}: ${mend}`,
});

const databaseUrl = (role: string) =>
  z
    .string(says(`set it to postgresql://${role}:<password>@<host>/<database>`))
    .regex(
      /^postgres(ql)?:\/\/.+/,
      says(`set it to postgresql://${role}:<password>@<host>/<database>`),
    );

const origin = (whose: string) => {
  const mend = says(
    `set it to where people reach ${whose}, such as https://learn.school.example`,
  );
  return z
    .url({ protocol: /^https?$/, ...mend })
    .transform((url) => new URL(url).origin);
};

const whole = (min: number, max: number) => {
  const mend = says(`set it to a whole number from ${min} to ${max}`);
  return z.coerce.number(mend).int(mend).min(min, mend).max(max, mend);
};

const keyMend = says("set it to 32 random bytes: `openssl rand -base64 32`");
const secretMend = says(
  "set it to at least 32 random characters: `openssl rand -base64 32`",
);

const variables = z
  .object({
    ...stripeVariables,
    ...stripeWebhookVariables,
    NODE_ENV: z.string().optional(),
    PRIVATE_PARTNERS: z
      .enum(["allow", "refuse"], says("set it to allow or refuse"))
      .optional(),
    DATABASE_URL: databaseUrl("throughline_api"),
    AUTH_DATABASE_URL: databaseUrl("throughline_auth"),
    PORT: whole(0, 65_535).default(4000),
    HOST: z.string().default("127.0.0.1"),
    AUTH_SECRET: z.string(secretMend).min(32, secretMend),
    ENCRYPTION_KEY: z
      .string(keyMend)
      .transform((text) => new Uint8Array(Buffer.from(text, "base64")))
      .refine((key) => key.byteLength === 32, keyMend),
    PORTAL_URL: origin("the portal"),
    ADMIN_URL: origin("the admin app"),
    API_URL: origin("this api"),
    SMTP_URL: z
      .url({
        protocol: /^smtps?$/,
        ...says(
          "set it to smtp://<user>:<password>@<host>:<port>, or smtps://",
        ),
      })
      .transform(readSmtpUrl),
    MAIL_FROM: z.string().optional(),
    SCHOOL_NAME: z.string().default("Throughline"),
    REDIS_URL: z
      .url({
        protocol: /^rediss?$/,
        ...says("set it to redis://<host>:<port>"),
      })
      .optional(),
    LOG_LEVEL: z
      .enum(logLevels, says(`set it to one of ${logLevels.join(", ")}`))
      .default("info"),
    AUTH_RATE_LIMIT_MAX: whole(1, 1_000_000).default(10),
    TRUSTED_PROXIES: z
      .string()
      .default("")
      .transform((list) =>
        list
          .split(",")
          .map((address) => address.trim())
          .filter(Boolean),
      )
      .pipe(
        z.array(
          z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]),
          says("set it to addresses or networks, separated by commas"),
        ),
      ),
  })
  .refine(
    (env) =>
      env.STRIPE_SECRET_KEY === null || env.STRIPE_WEBHOOK_SECRET !== null,
    {
      path: ["STRIPE_WEBHOOK_SECRET"],
      error:
        "is missing: set it to the signing secret of the webhook endpoint, for what is paid is told by webhooks alone",
    },
  );

function readSmtpUrl(text: string): SmtpServer {
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username && {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }),
  };
}
