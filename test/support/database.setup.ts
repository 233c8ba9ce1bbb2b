import fs from "node:fs/promises";
import path from "node:path";
import { installQueues } from "@throughline/domain/queue/install";
import { createDatabase, startEmbedded } from "@throughline/prisma/embedded";
import { migrateDeploy } from "@throughline/prisma/migrate";
import { passwordsFrom, provisionLogins } from "@throughline/prisma/roles";
import type { TestProject } from "vitest/node";
import { runOn, type TestDatabaseServer } from "./database.ts";

const runs = path.join(import.meta.dirname, "../../.data/test");
const template = "throughline_template";

/** Starts a PostgreSQL for this run of the tests alone, makes the template database, and takes it all away at the end. */
export default async function setup(
  project: TestProject,
): Promise<() => Promise<void>> {
  await removeAbandonedRuns();
  const folder = path.join(runs, String(process.pid));
  const server = await startServer(folder);
  await forgetDurability(server.url);
  const urls = await makeTemplate(server);
  project.provide("testDatabase", { maintenance: server.url, template, urls });
  return async () => {
    await server.stop();
    await removeRun(folder);
  };
}

function startServer(folder: string) {
  return startEmbedded({
    dataDir: path.join(folder, "postgres"),
    log: () => {},
  });
}

async function makeTemplate(server: {
  url: string;
  urlFor: (database: string) => string;
}): Promise<TestDatabaseServer["urls"]> {
  await createDatabase(server.url, template);
  const owner = server.urlFor(template);
  await migrateDeploy(owner, () => {});
  await installQueues(owner);
  const logins = await provisionLogins(owner, passwordsFrom("tests"));
  return { owner, ...logins };
}

/** What a test wrote need not survive a power cut. */
async function forgetDurability(maintenance: string) {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
    await runOn(maintenance, `ALTER SYSTEM SET ${setting} = off`);
  await runOn(maintenance, "SELECT pg_reload_conf()");
}

/** A run that was killed could not clean up after itself; the next one does it. */
async function removeAbandonedRuns() {
  const names = await fs.readdir(runs).catch(() => []);
  for (const name of names) {
    if (isAlive(Number(name))) continue;
    const folder = path.join(runs, name);
    const left = await startServer(folder).catch(() => undefined);
    await left?.stop();
    await removeRun(folder);
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Where PostgreSQL's account may not enter this checkout, `postgres` is a link to where the files really are. */
async function removeRun(folder: string) {
  const link = await fs
    .readlink(path.join(folder, "postgres"))
    .catch(() => undefined);
  if (link) await fs.rm(path.dirname(link), { recursive: true, force: true });
  await fs.rm(folder, { recursive: true, force: true });
}
