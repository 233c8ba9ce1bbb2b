import { runCommand } from "./command.ts";
import { files, readJson, writePrivately } from "./layout.ts";
import { Problem } from "./problem.ts";
import type { Login } from "./running.ts";
import type { Secrets } from "./secrets.ts";
import type { Urls } from "./urls.ts";

interface SeedOptions {
  env: NodeJS.ProcessEnv;
  secrets: Secrets;
  urls: Urls;
  signal: AbortSignal;
}

/** Fills an empty database with the demo school and keeps its logins for later starts. */
export async function seedDemoSchool(
  ownerUrl: string,
  { env, secrets, urls, signal }: SeedOptions,
): Promise<void> {
  const output = await runCommand({
    name: "seed",
    args: ["prisma/seed/main.ts"],
    env: {
      DATABASE_URL: ownerUrl,
      ENCRYPTION_KEY: secrets.encryption,
      PARTNER_SIMULATOR_URL: urls.simulator,
      LTI_TOOL_URL: urls.ltiTool,
      PORTAL_URL: urls.portal,
      ...(env.SCHOOL_NAME && { SCHOOL_NAME: env.SCHOOL_NAME }),
      ...(env.DEMO_PASSWORD && { DEMO_PASSWORD: env.DEMO_PASSWORD }),
      DEMO_PARTNER_SECRETS: JSON.stringify(secrets.partners),
    },
    signal,
  });
  const logins = readLogins(output);
  if (logins) writePrivately(files.logins, logins);
}

/** The demo logins that the seed of this clone made; none where the database was filled elsewhere. */
export function demoLogins(): Login[] {
  return readJson<Login[]>(files.logins) ?? [];
}

/** Nothing where the seed found people and left the school as it was. */
function readLogins(output: string): Login[] | undefined {
  const line = output
    .split("\n")
    .findLast((text) => text.trim().startsWith("{"));
  if (!line) throw new Problem("seed failed: it named no logins");
  return (JSON.parse(line) as { logins?: Login[] }).logins;
}
