import { z } from "zod";

const url = z
  .url({ protocol: /^https?$/, error: "must be a http(s) address" })
  .transform((text) => new URL(text));

const variables = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: url.optional(),
  API_URL: url.default(new URL("http://127.0.0.1:4000")),
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  SCHOOL_NAME: z.string().trim().min(1).default("Throughline"),
});

/** How a web app is set up. */
export interface WebEnv {
  host: string;
  port: number;
  /** What people type to get here; decides the origin that the api is told. */
  publicUrl: URL;
  apiUrl: URL;
  /** How many reverse proxies of ours stand in front, each adding one address to X-Forwarded-For. */
  trustedProxies: number;
  schoolName: string;
}

/** The settings of this process. Throws one error that lists every wrong variable. */
export function readEnv(
  source: Record<string, string | undefined> = process.env,
): WebEnv {
  const filled = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== ""),
  );
  const result = variables.safeParse(filled);
  if (!result.success)
    throw new Error(`The environment is wrong.\n${list(result.error.issues)}`);
  const env = result.data;
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? new URL(`http://${env.HOST}:${env.PORT}`),
    apiUrl: env.API_URL,
    trustedProxies: env.TRUST_PROXY,
    schoolName: env.SCHOOL_NAME,
  };
}

let known: WebEnv | undefined;

/** {@link readEnv}, read once: the environment does not change while a process runs. */
export function currentEnv(): WebEnv {
  return (known ??= readEnv());
}

function list(issues: z.core.$ZodIssue[]) {
  return issues
    .map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
    .join("\n");
}
