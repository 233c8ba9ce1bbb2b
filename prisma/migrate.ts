import { createHash, randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

const migrationsFolder = path.join(import.meta.dirname, "migrations");

// The lock that `prisma migrate deploy` takes, so that neither runs while the other does.
const PRISMA_LOCK = 72_707_369;

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as Prisma writes it. */
  checksum: string;
}

/**
 * Applies the migrations that the database does not have yet and returns their names. Interchangeable with
 * `prisma migrate deploy` (same table, checksums and lock) but needs no Prisma engine.
 * Throws at the first that fails; like Prisma it then refuses to go on until that one is resolved.
 */
export async function migrateDeploy(
  ownerUrl: string,
  log: (line: string) => void,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(createTable);
    const applied = await readApplied(client);
    const pending: Migration[] = [];
    for (const migration of await readMigrations()) {
      const checksum = applied.get(migration.name);
      if (!checksum) pending.push(migration);
      else if (checksum !== migration.checksum)
        log(`migration ${migration.name} was changed after it was applied`);
    }
    for (const migration of pending) {
      await apply(client, migration);
      log(`applied ${migration.name}`);
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

const createTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(names.map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const file = path.join(migrationsFolder, name, "migration.sql");
  const sql = await readFile(file, "utf8");
  return {
    name,
    sql,
    checksum: createHash("sha256").update(sql).digest("hex"),
  };
}

/** Checksums by name. */
async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{
    migration_name: string;
    checksum: string;
    finished_at: Date | null;
  }>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const failed = rows.find((row) => !row.finished_at);
  if (failed)
    throw new Error(
      `Migration ${failed.migration_name} failed earlier: mend the database, then run \`prisma migrate resolve\` (see P3009 in Prisma's manual)`,
    );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** The script goes to PostgreSQL in one piece, which makes it one transaction unless it says otherwise. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  const id = randomUUID();
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)",
    [id, checksum, name],
  );
  try {
    await client.query(sql);
  } catch (cause) {
    await client.query("ROLLBACK");
    await client.query(
      "UPDATE _prisma_migrations SET logs = $2 WHERE id = $1",
      [id, String(cause)],
    );
    throw new Error(`Migration ${name} failed: ${String(cause)}`, { cause });
  }
  await client.query(
    "UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1",
    [id],
  );
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("Set DATABASE_URL to the owner's connection URL");
  const names = await migrateDeploy(url, console.log);
  console.log(`${names.length} migrations applied`);
}
