import { runCommand } from "./command.ts";
import { files, readJson, writePrivately } from "./layout.ts";
import { Problem } from "./problem.ts";
import type { Login } from "./running.ts";
import type { Secrets } from "./secrets.ts";
import type { Urls } from "./urls.ts";

interface SeedOptions {
  secrets: Secrets;
  urls: Urls;
  signal: AbortSignal;
}

/** Fills an empty database with the demo school and keeps its logins for later starts. */
export async function seedDemoSchool(
  ownerUrl: string,
  { secrets, urls, signal }: SeedOptions,
): Promise<void> {
  const output = await runCommand({
    name: "seed",
    args: ["prisma/seed/main.ts"],
    env: {
      DATABASE_URL: ownerUrl,
      ENCRYPTION_KEY: secrets.encryption,
      PARTNER_SIMULATOR_URL: urls.simulator,
      DEMO_PARTNER_SECRETS: JSON.stringify(secrets.partners),
    },
    signal,
  });
  writePrivately(files.logins, readLogins(output));
}

/** The demo logins that the seed of this clone made; none where the database was filled elsewhere. */
export function demoLogins(): Login[] {
  return readJson<Login[]>(files.logins) ?? [];
}

function readLogins(output: string): Login[] {
  const line = output
    .split("\n")
    .findLast((text) => text.trim().startsWith("{"));
  if (!line) throw new Problem("seed failed: it named no logins");
  return (JSON.parse(line) as { logins: Login[] }).logins;
}
