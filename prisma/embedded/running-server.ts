import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export interface Server {
  pid: number;
  port: number;
}

const FAST_SHUTDOWN_MS = 10_000;

/** The server that runs on this data directory since an earlier start, or undefined. Clears what a dead one left behind. */
export async function findRunningServer(
  dataDir: string,
  password: string,
): Promise<Server | undefined> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  if (!fs.existsSync(pidFile)) return undefined;
  const lines = fs.readFileSync(pidFile, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (isPostgres(pid))
    return port && (await answers({ port, password, dataDir }))
      ? { pid, port }
      : undefined;
  fs.rmSync(pidFile, { force: true });
  return undefined;
}

/** Whether the server of this data directory, not just any, accepts our password on the port. */
export async function answers(server: {
  port: number;
  password: string;
  dataDir: string;
}): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port: server.port,
    user: "postgres",
    password: server.password,
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>(
      "SHOW data_directory",
    );
    const served = rows[0]?.data_directory ?? "";
    return path.resolve(served) === path.resolve(server.dataDir);
  } catch (error) {
    if (isWrongPassword(error))
      throw new Error(
        `The password kept beside ${server.dataDir} is not the server's: restore postgres.password, or remove both to begin anew`,
        { cause: error },
      );
    return false;
  } finally {
    await client.end();
  }
}

function isWrongPassword(error: unknown) {
  return error instanceof pg.DatabaseError && error.code === "28P01";
}

/** Ends a server: sessions are broken off and everything is written, or, after ten seconds, left for recovery. */
export async function stopServer(
  pid: number,
  now: () => number,
): Promise<void> {
  const deadline = now() + FAST_SHUTDOWN_MS;
  signal(pid, "SIGINT");
  while (isAlive(pid) && now() < deadline) await sleep(30);
  if (!isAlive(pid)) return;
  signal(pid, "SIGQUIT");
  while (isAlive(pid) && now() < deadline + FAST_SHUTDOWN_MS) await sleep(30);
}

function signal(pid: number, name: NodeJS.Signals) {
  if (isAlive(pid)) process.kill(pid, name);
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

function isZombie(pid: number) {
  try {
    return / Z /.test(
      fs.readFileSync(`/proc/${pid}/stat`, "utf8").replace(/\(.*\)/, ""),
    );
  } catch {
    return false;
  }
}

/** After a crash the number may meanwhile belong to any other process. */
function isPostgres(pid: number) {
  if (!pid || !isAlive(pid)) return false;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return true;
  }
}
