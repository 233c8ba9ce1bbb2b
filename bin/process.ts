import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { lastWords } from "./command.ts";
import { files, root } from "./layout.ts";
import { Problem } from "./problem.ts";

const HEALTH_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 4_000;
const guard = path.join(import.meta.dirname, "guard.mjs");

export interface Service {
  /** Names it to people, and its log. */
  name: string;
  /** Node's arguments: the script and what follows. */
  args: string[];
  env: Record<string, string>;
  /** Answers 2xx as soon as the service can do its work. */
  healthUrl: string;
}

export interface RunningService {
  name: string;
  /** Resolves when it answers its health check; rejects when it dies first or takes too long. */
  healthy: Promise<void>;
  /** Rejects with one line when the service ends without having been asked to. */
  death: Promise<never>;
  /** Asks it to end, and makes it after four seconds. */
  stop: () => Promise<void>;
}

/**
 * Starts one of the product's processes. Its output goes to `.data/logs/<name>.log`, and with `echo` to the terminal too,
 * each line under its name.
 */
export function startService(
  service: Service,
  { echo }: { echo: boolean },
): RunningService {
  const { name } = service;
  const log = path.join(files.logs, `${name}.log`);
  const child = spawnLogged(service, log, echo);
  const state = { stopping: false };

  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(signal ? `it was ended by ${signal}` : `exit code ${code}`),
    );
  });
  const death = ended.then((how) =>
    state.stopping
      ? new Promise<never>(() => {})
      : Promise.reject(
          new Problem(
            `${name} has stopped (${how}): ${lastWords(log)} (all of it: ${path.relative(root, log)})`,
          ),
        ),
  );
  // Whoever starts the service also watches for its death, maybe later than it comes.
  death.catch(() => {});

  return {
    name,
    death,
    healthy: Promise.race([waitForHealth(service, state), death]),
    stop: async () => {
      state.stopping = true;
      await endGroup(child, ended);
    },
  };
}

function spawnLogged(
  { name, args, env }: Service,
  log: string,
  echo: boolean,
): ChildProcess {
  const file = fs.openSync(log, "w", 0o600);
  const child = spawn(process.execPath, ["--import", guard, ...args], {
    cwd: root,
    env: { ...env, THROUGHLINE_PARENT_PID: String(process.pid) },
    stdio: echo ? ["ignore", "pipe", "pipe"] : ["ignore", file, file],
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop the processes in their order.
    detached: process.platform !== "win32",
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream)
      readline.createInterface({ input: stream }).on("line", (line) => {
        fs.appendFileSync(log, `${line}\n`);
        console.log(`${name.padEnd(10)} │ ${line}`);
      });
  fs.closeSync(file);
  return child;
}

async function waitForHealth(
  { name, healthUrl }: Service,
  state: { stopping: boolean },
) {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  while (Date.now() < deadline && !state.stopping) {
    if (await isHealthy(healthUrl)) return;
    await sleep(100);
  }
  if (!state.stopping)
    throw new Problem(
      `${name} did not answer ${healthUrl} within ${HEALTH_TIMEOUT_MS / 1000} s (see .data/logs/${name}.log)`,
    );
}

async function isHealthy(url: string) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** The whole group, so that what the service itself started goes with it. */
async function endGroup(child: ChildProcess, ended: Promise<unknown>) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child, "SIGTERM");
  const patience = new AbortController();
  const isEnded = await Promise.race([
    ended.then(() => true),
    sleep(STOP_TIMEOUT_MS, false, { signal: patience.signal }),
  ]);
  patience.abort();
  if (isEnded) return;
  signalGroup(child, "SIGKILL");
  await ended;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (!child.pid) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
