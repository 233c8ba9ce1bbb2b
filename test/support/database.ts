import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** The tests' PostgreSQL, as `database.setup.ts` started it; every URL names the template database. */
    testDatabase: TestDatabaseServer;
  }
}

/** Where the template database is found, for each of the roles. */
export interface TestDatabaseServer {
  /** The owner's URL of `postgres`, from where databases are made and dropped. */
  maintenance: string;
  template: string;
  urls: Record<"owner" | "api" | "auth" | "worker", string>;
}

/** One test file's own database, with the URL of each role. */
export interface FreshDatabase {
  owner: string;
  api: string;
  auth: string;
  worker: string;
  /** Drops the database, after three seconds whoever is still connected. */
  close: () => Promise<void>;
}

/**
 * A database of one's own, cloned from the template: migrated, queues installed, logins provisioned, no rows. Takes some
 * ten milliseconds. Without a server of its own it takes the one that `database.setup.ts`, vitest's global setup, started.
 */
export async function freshDatabase(
  server: TestDatabaseServer = inject("testDatabase"),
): Promise<FreshDatabase> {
  const { maintenance, template, urls } = server;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOn(maintenance, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    owner: onDatabase(urls.owner, name),
    api: onDatabase(urls.api, name),
    auth: onDatabase(urls.auth, name),
    worker: onDatabase(urls.worker, name),
    close: () => dropWhenLeft(maintenance, name),
  };
}

/** How often a database is looked at, 50 ms apart, until whoever closed a connection is really gone. */
const patience = 60;

/** A connection that is being closed and is cut by force tells its client of an error that nobody hears any more. */
async function dropWhenLeft(maintenance: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenance });
  await client.connect();
  try {
    for (let look = 0; look < patience; look += 1) {
      const { rowCount } = await client.query(
        "SELECT FROM pg_stat_activity WHERE datname = $1",
        [name],
      );
      if (rowCount === 0) break;
      await sleep(50);
    }
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** The same login on another database of the server. */
function onDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Runs one statement on a connection of its own. */
export async function runOn(
  connectionString: string,
  sql: string,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
