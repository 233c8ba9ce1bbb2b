import fs from "node:fs/promises";
import path from "node:path";
import { startEmbedded, type Embedded } from "@throughline/prisma/embedded";

/** A PostgreSQL of this process alone. */
export interface OwnPostgres extends Pick<Embedded, "url" | "urlFor"> {
  /** Stops it and removes its files. */
  close: () => Promise<void>;
}

/** Starts one in a folder of its own under `runs`, after taking away what killed processes left there. */
export async function startOwnPostgres(runs: string): Promise<OwnPostgres> {
  await removeAbandonedRuns(runs);
  const folder = path.join(runs, String(process.pid));
  const { url, urlFor, stop } = await startServer(folder);
  return {
    url,
    urlFor,
    async close() {
      await stop();
      await removeRun(folder);
    },
  };
}

function startServer(folder: string) {
  return startEmbedded({
    dataDir: path.join(folder, "postgres"),
    log: () => {},
  });
}

/** A run that was killed could not clean up after itself; the next one does it. */
async function removeAbandonedRuns(runs: string) {
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
