import path from "node:path";
import type { TestProject } from "vitest/node";
import { runOn } from "./database.ts";
import { startOwnPostgres } from "./own-postgres.ts";
import { makeTemplate } from "./template.ts";

const runs = path.join(import.meta.dirname, "../../.data/test");

/** Starts a PostgreSQL for this run of the tests alone, makes the template database, and takes it all away at the end. */
export default async function setup(
  project: TestProject,
): Promise<() => Promise<void>> {
  const postgres = await startOwnPostgres(runs);
  await forgetDurability(postgres.url);
  project.provide("testDatabase", await makeTemplate(postgres));
  return postgres.close;
}

/** What a test wrote need not survive a power cut. */
async function forgetDurability(maintenance: string) {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
    await runOn(maintenance, `ALTER SYSTEM SET ${setting} = off`);
  await runOn(maintenance, "SELECT pg_reload_conf()");
}
