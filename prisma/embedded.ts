import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { findAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { prepareDataDirectory } from "./embedded/data-directory.ts";
import { findOrLaunchServer } from "./embedded/launch.ts";
import { stopServer } from "./embedded/running-server.ts";

export interface EmbeddedOptions {
  /** Where PostgreSQL keeps its files; its password, port and log are kept beside it. */
  dataDir: string;
  /** The owner's password. Without one it is generated at the first start and kept in `postgres.password`. */
  password?: string;
  log: (line: string) => void;
  /** Milliseconds of a clock, for the deadlines of starting and stopping. */
  now?: () => number;
}

export interface Embedded {
  /** The owner's URL of the maintenance database `postgres`. */
  url: string;
  /** The owner's URL of another database of the same server. */
  urlFor: (database: string) => string;
  port: number;
  pid: number;
  /** False if a server left over from an earlier run was found and is used again. */
  started: boolean;
  /** Ends the server, left over or not, waiting for open transactions no longer than a few seconds. */
  stop: () => Promise<void>;
}

/**
 * A PostgreSQL that comes out of an npm package: initialised at the first call, recovered after a crash, listening on
 * 127.0.0.1 only. As root it runs under an unprivileged account, because PostgreSQL refuses root.
 * Throws with the end of PostgreSQL's own log if it does not start.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
): Promise<Embedded> {
  const { log, now = Date.now } = options;
  const wanted = path.resolve(options.dataDir);
  const account = findAccount(wanted);
  const binaries = findBinaries(account);
  const folder = prepareFolder(wanted);
  const password = options.password ?? keepPassword(folder);
  const dataDir = prepareDataDirectory({
    wanted,
    account,
    binaries,
    password,
    log,
  });

  const server = await findOrLaunchServer({
    dataDir,
    folder,
    account,
    binaries,
    password,
    now,
  });
  if (!server.started)
    log(`using the PostgreSQL that still runs (pid ${server.pid})`);

  const urlFor = (database: string) =>
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
  return {
    url: urlFor("postgres"),
    urlFor,
    port: server.port,
    pid: server.pid,
    started: server.started,
    stop: () => stopServer(server.pid, now),
  };
}

/** Creates a database on the server of `url` unless it is there already, also when two callers do so at once. */
export async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "SELECT FROM pg_database WHERE datname = $1",
      [name],
    );
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!isCreatedMeanwhile(error)) throw error;
  } finally {
    await client.end();
  }
}

function isCreatedMeanwhile(error: unknown) {
  const duplicateDatabase = "42P04";
  const uniqueViolation = "23505";
  return (
    error instanceof pg.DatabaseError &&
    (error.code === duplicateDatabase || error.code === uniqueViolation)
  );
}

function prepareFolder(dataDir: string) {
  const folder = path.dirname(dataDir);
  const created = fs.mkdirSync(folder, { recursive: true });
  // Passable but not listable for the unprivileged account, whatever the umask says.
  if (created) fs.chmodSync(folder, 0o711);
  return folder;
}

function keepPassword(folder: string) {
  const file = path.join(folder, "postgres.password");
  try {
    fs.writeFileSync(file, randomBytes(24).toString("hex"), {
      flag: "wx",
      mode: 0o600,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
