import { readLogo } from "@throughline/integrations/certificate/logo";
import { stripeVariables } from "@throughline/integrations/stripe/env";
import { z } from "zod";

const url = z.url("must be a URL");

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PRIVATE_PARTNERS: z
    .enum(["allow", "refuse"], "must be allow or refuse")
    .optional(),
  ...stripeVariables,
  DATABASE_URL: url,
  REDIS_URL: url.optional(),
  ENCRYPTION_KEY: z
    .string()
    .transform((key) => Buffer.from(key, "base64"))
    .refine(
      (key) => key.length === 32,
      "must be 32 bytes in base64; make one with `openssl rand -base64 32`",
    ),
  SMTP_URL: url,
  MAIL_FROM: z.string().optional(),
  SCHOOL_NAME: z.string().default("Throughline"),
  SIGNATORY: z.string().default("The Head of Studies"),
  SCHOOL_LOGO: z
    .string()
    .optional()
    .transform((file, check) => {
      if (!file) return null;
      const logo = readLogo(file);
      if (logo.kind === "logo") return logo;
      check.addIssue({ code: "custom", message: logo.reason });
      return z.NEVER;
    }),
  PORTAL_URL: url,
  ADMIN_URL: url.default("http://127.0.0.1:3001"),
  SCHOOL_TIME_ZONE: z
    .string()
    .default("Etc/UTC")
    .refine(
      isTimeZone,
      "must be the name of a time zone, such as Europe/Stockholm",
    ),
  DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 07:00")
    .default("07:00"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().default(4001),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info"),
});

export type JobsEnvironment = z.infer<typeof environment> & {
  allowsPrivatePartners: boolean;
};

/** Reads the workers' settings. Throws one error that names every variable at fault. */
export function readEnvironment(
  variables: NodeJS.ProcessEnv = process.env,
): JobsEnvironment {
  const read = environment.safeParse(variables);
  if (read.success)
    return { ...read.data, allowsPrivatePartners: mayCallPrivate(read.data) };
  const faults = read.error.issues.map(
    (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Error(
    `The jobs cannot start with these settings:\n${faults.join("\n")}`,
  );
}

/** In production partners stand outside, unless it is said otherwise. */
function mayCallPrivate({
  NODE_ENV,
  PRIVATE_PARTNERS,
}: z.infer<typeof environment>): boolean {
  if (PRIVATE_PARTNERS) return PRIVATE_PARTNERS === "allow";
  return NODE_ENV !== "production";
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
