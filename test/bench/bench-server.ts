import path from "node:path";
import type { TestDatabaseServer } from "../support/database.ts";
import { startOwnPostgres } from "../support/own-postgres.ts";
import { makeTemplate } from "../support/template.ts";

const runs = path.join(import.meta.dirname, "../../.data/bench");

/**
 * A PostgreSQL for this run alone, with the template database in it. Unlike the tests' it keeps its default durability: a
 * commit is on the disk before it is answered. `close` takes everything away.
 */
export async function openBenchServer(): Promise<{
  server: TestDatabaseServer;
  close: () => Promise<void>;
}> {
  const postgres = await startOwnPostgres(runs);
  return { server: await makeTemplate(postgres), close: postgres.close };
}
