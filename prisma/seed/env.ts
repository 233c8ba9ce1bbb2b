import { parseArgs } from "node:util";
import { z } from "zod";

const webAddress = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ""));

const encryptionKey = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, "base64")))
  .refine((key) => key.length === 32, "is not 32 bytes in base64");

const partnerSecrets = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("is not JSON");
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string(),
      z.object({ apiKey: z.string().min(1), webhookSecret: z.string().min(1) }),
    ),
  );

const seedEnv = z.object({
  /** The owner's: row-level security does not hold for it. */
  DATABASE_URL: z.url(),
  ENCRYPTION_KEY: encryptionKey,
  PARTNER_SIMULATOR_URL: webAddress,
  DEMO_PARTNER_SECRETS: partnerSecrets,
  LTI_TOOL_URL: webAddress.optional(),
  DEMO_PASSWORD: z.string().min(8).default("throughline-demo"),
  PORTAL_URL: webAddress.default("http://127.0.0.1:3000"),
  SCHOOL_NAME: z.string().trim().min(1).default("Throughline"),
});

export type SeedEnv = z.infer<typeof seedEnv>;

/** Reads the seed's settings; throws one error that names everything that is wrong. */
export function readSeedEnv(env: NodeJS.ProcessEnv = process.env): SeedEnv {
  const parsed = seedEnv.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Error(`The seed's settings are wrong:\n${faults.join("\n")}`);
}

/** Reads `--students N`: how many students the demo school has, 200 unless told otherwise. Throws on anything else. */
export function readStudents(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: { students: { type: "string", default: "200" } },
  });
  return z.coerce.number().int().min(1).max(1_000_000).parse(values.students);
}
