import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs one piece of work while no other process does: a file holds the worker's process id. Waits for a living holder and
 * takes the place of a dead one.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  while (!tryLock(file)) await sleep(300);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Takes the lock if nobody alive holds it.
 * @param {string} file
 * @returns {boolean}
 */
export function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const holder = lockHolder(file);
  if (holder === undefined || holder === process.pid) {
    rmSync(file, { force: true });
    return tryLock(file);
  }
  return false;
}

/**
 * The living process that holds the lock, if there is one.
 * @param {string} file
 * @returns {number | undefined}
 */
export function lockHolder(file) {
  const pid = Number(readText(file));
  return pid && isAlive(pid) ? pid : undefined;
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return !isZombie(pid);
}

/** A killed process that nobody has collected still has its number. */
function isZombie(pid) {
  const afterName = readText(`/proc/${pid}/stat`).split(") ").pop();
  return afterName?.startsWith("Z") ?? false;
}
