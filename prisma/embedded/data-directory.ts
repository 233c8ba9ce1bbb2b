import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isReachable, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { serverEnvironment } from "./env.ts";
import { shelteredFolder } from "./sheltered-folder.ts";

interface DataDirectoryOptions {
  wanted: string;
  account: Account;
  binaries: Binaries;
  password: string;
  log: (line: string) => void;
}

/**
 * An initialised data directory that the account can use: the wanted one or, if the account cannot reach it, one under
 * /var/tmp to which a link then leads from there. Returns its path.
 */
export function prepareDataDirectory(options: DataDirectoryOptions): string {
  const { wanted, account, binaries, password, log } = options;
  const dataDir = reachableDirectory(wanted, account, log);
  if (fs.existsSync(path.join(dataDir, "PG_VERSION"))) {
    requireOwnership(dataDir, account);
  } else {
    initialise(dataDir, account, binaries, password);
  }
  return dataDir;
}

function reachableDirectory(
  wanted: string,
  account: Account,
  log: (line: string) => void,
) {
  const existing = fs.lstatSync(wanted, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) return fs.readlinkSync(wanted);
  if (isReachable(path.dirname(wanted), account)) return wanted;
  const folder = shelteredFolder(`throughline-${randomUUID()}`);
  const sheltered = path.join(folder, "postgres");
  fs.symlinkSync(sheltered, wanted);
  log(`PostgreSQL may not enter ${wanted}; its data is in ${sheltered}`);
  return sheltered;
}

function requireOwnership(dataDir: string, account: Account) {
  const uid = account?.uid ?? process.getuid?.();
  if (uid === undefined || fs.statSync(dataDir).uid === uid) return;
  throw new Error(
    `${dataDir} belongs to another account: start as the one that made it, or remove it to begin anew`,
  );
}

function initialise(
  dataDir: string,
  account: Account,
  binaries: Binaries,
  password: string,
) {
  // Initialised beside its place and then renamed, so that a start killed half way leaves nothing that looks finished.
  const unfinished = `${dataDir}.initialising-${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  if (account) fs.chownSync(unfinished, account.uid, account.gid);
  withPasswordFile(password, account, (passwordFile) => {
    const { status, stderr, error } = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=und",
      ],
      {
        ...account,
        cwd: unfinished,
        env: serverEnvironment(),
        encoding: "utf8",
      },
    );
    if (status !== 0)
      throw new Error(`PostgreSQL's initdb failed: ${error ?? stderr}`);
  });
  moveIntoPlace(unfinished, dataDir);
}

/** Where two starts initialise at once, the first one's directory stays. */
function moveIntoPlace(finished: string, dataDir: string) {
  try {
    fs.renameSync(finished, dataDir);
  } catch (error) {
    fs.rmSync(finished, { recursive: true, force: true });
    if (!fs.existsSync(path.join(dataDir, "PG_VERSION"))) throw error;
  }
}

function withPasswordFile(
  password: string,
  account: Account,
  use: (file: string) => void,
) {
  const file = path.join(os.tmpdir(), `throughline-${randomUUID()}`);
  fs.writeFileSync(file, password, { flag: "wx", mode: 0o600 });
  try {
    if (account) fs.chownSync(file, account.uid, account.gid);
    use(file);
  } finally {
    fs.rmSync(file, { force: true });
  }
}
