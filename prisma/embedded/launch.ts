import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { answers, findRunningServer, type Server } from "./running-server.ts";
import { serverEnvironment } from "./env.ts";

const PATIENCE_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;

interface LaunchOptions {
  dataDir: string;
  /** Where the port and the log are kept. */
  folder: string;
  account: Account;
  binaries: Binaries;
  password: string;
  now: () => number;
}

/**
 * The server that runs already, or a new one on the port it had the last time, once it accepts connections.
 * Tries again while remains of a killed server still hold the data directory; throws after a minute.
 */
export async function findOrLaunchServer(
  options: LaunchOptions,
): Promise<Server & { started: boolean }> {
  const { dataDir, folder, password, now } = options;
  const deadline = now() + PATIENCE_MS;
  const portFile = path.join(folder, "postgres.port");
  const logFile = path.join(folder, "postgres.log");
  if ((fileSize(logFile) ?? 0) > LOG_LIMIT_BYTES) fs.rmSync(logFile);

  for (;;) {
    const running = await findRunningServer(dataDir, password);
    if (running) return { ...running, started: false };
    const port = await choosePort(portFile);
    const logStart = fileSize(logFile) ?? 0;
    const pid = await tryLaunch(options, port, logFile, deadline);
    if (pid) {
      fs.writeFileSync(portFile, String(port));
      return { pid, port, started: true };
    }
    const reason = fs.readFileSync(logFile, "utf8").slice(logStart);
    if (now() > deadline || !mayPassByItself(reason))
      throw new Error(`PostgreSQL did not start: ${reason.trim()}`);
    await sleep(300);
  }
}

async function tryLaunch(
  { dataDir, account, binaries, password, now }: LaunchOptions,
  port: number,
  logFile: string,
  deadline: number,
): Promise<number | undefined> {
  const log = fs.openSync(logFile, "a", 0o600);
  const child = spawn(
    binaries.postgres,
    [
      ...["-D", dataDir],
      ...["-p", String(port)],
      ...["-c", "listen_addresses=127.0.0.1"],
      ...["-c", "unix_socket_directories="],
      ...["-c", "max_connections=200"],
    ],
    {
      ...account,
      cwd: dataDir,
      env: serverEnvironment(),
      stdio: ["ignore", log, log],
      // A Ctrl-C in the terminal is for us: the server goes last, when its clients are gone.
      detached: process.platform !== "win32",
    },
  );
  fs.closeSync(log);
  let ended = false;
  child.once("error", (error) => {
    fs.appendFileSync(logFile, String(error));
    ended = true;
  });
  child.once("exit", () => {
    ended = true;
  });
  child.unref();
  while (!ended && now() < deadline) {
    if (await answers({ port, password, dataDir })) return child.pid;
    await sleep(30);
  }
  return undefined;
}

function mayPassByItself(reason: string) {
  return /lock file|shared memory|could not bind|in use/i.test(reason);
}

async function choosePort(portFile: string) {
  const last = fs.existsSync(portFile)
    ? Number(fs.readFileSync(portFile, "utf8"))
    : 0;
  return (last && (await freePort(last))) || (await freePort(0)) || 0;
}

/** The port itself if it is free (any free one for 0), else undefined. */
function freePort(wanted: number) {
  return new Promise<number | undefined>((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function fileSize(file: string) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size;
}
