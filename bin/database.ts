import pg from "pg";
import {
  createDatabase,
  startEmbedded,
  type Embedded,
} from "../prisma/embedded.ts";
import { migrateDatabase } from "./migrate-database.ts";
import { files } from "./layout.ts";
import { Problem } from "./problem.ts";
import type { Progress } from "./progress.ts";

const OLDEST_VERSION = 15;
const FINISHED = "throughline";
const UNFINISHED = "throughline_unfinished";

interface DatabaseOptions {
  /** A PostgreSQL to use instead of our own. */
  givenUrl: string | undefined;
  progress: Progress;
  /** Fills an empty, migrated database with the demo school. */
  seed: (ownerUrl: string) => Promise<void>;
  /** Called as soon as there is something to stop. */
  onStarted: (stop: () => Promise<void>) => void;
}

/** The migrated and, if it was empty, seeded database; resolves with its owner's URL. */
export async function prepareDatabase(
  options: DatabaseOptions,
): Promise<string> {
  return options.givenUrl
    ? prepareGiven(options.givenUrl, options)
    : prepareOwn(options);
}

async function prepareGiven(
  url: string,
  { progress, seed }: DatabaseOptions,
): Promise<string> {
  await requireVersion(url);
  await migrate(url, progress);
  if (await isEmpty(url)) await seedWithProgress(url, progress, seed);
  return url;
}

async function prepareOwn(options: DatabaseOptions): Promise<string> {
  const { progress, seed, onStarted } = options;
  const server = await progress.step("Starting PostgreSQL", () =>
    startEmbedded({ dataDir: files.postgres, log: progress.note }),
  );
  onStarted(server.stop);
  if (!(await exists(server, FINISHED))) {
    // It gets its name when it is complete: a start killed while it seeds leaves nothing half done.
    await execute(server.url, `DROP DATABASE IF EXISTS ${UNFINISHED}`);
    await createDatabase(server.url, UNFINISHED);
    const unfinished = server.urlFor(UNFINISHED);
    await migrate(unfinished, progress);
    await seedWithProgress(unfinished, progress, seed);
    await execute(
      server.url,
      `ALTER DATABASE ${UNFINISHED} RENAME TO ${FINISHED}`,
    );
  }
  const url = server.urlFor(FINISHED);
  await migrate(url, progress);
  return url;
}

async function requireVersion(url: string) {
  const rows = await execute<{ server_version_num: string }>(
    url,
    "SHOW server_version_num",
  ).catch((error: unknown) => {
    throw new Problem(
      `Cannot use the PostgreSQL of DATABASE_URL: ${String(error)}`,
    );
  });
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < OLDEST_VERSION)
    throw new Problem(
      `DATABASE_URL leads to PostgreSQL ${major}: ${OLDEST_VERSION} or newer is needed`,
    );
}

async function migrate(url: string, progress: Progress) {
  const lines: string[] = [];
  const applied = await migrateDatabase(url, (line) => lines.push(line));
  if (applied.length > 0)
    progress.note(`✓ Applied ${applied.length} migrations`);
  for (const line of lines.filter((text) => !text.startsWith("applied")))
    progress.note(line);
}

function seedWithProgress(
  url: string,
  progress: Progress,
  seed: (ownerUrl: string) => Promise<void>,
) {
  return progress.step("Setting up the demo school", () => seed(url));
}

async function isEmpty(url: string) {
  const rows = await execute(url, `SELECT FROM "Person" LIMIT 1`);
  return rows.length === 0;
}

async function exists(server: Embedded, database: string) {
  const rows = await execute(
    server.url,
    `SELECT FROM pg_database WHERE datname = '${database}'`,
  );
  return rows.length > 0;
}

async function execute<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
