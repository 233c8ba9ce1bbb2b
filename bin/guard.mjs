// Preloaded into every process that `npm start` starts: a process must not outlive its start, however that one ends.
import { isAlive } from "./lock.mjs";

const CHECK_EVERY_MS = 500;
const PATIENCE_MS = 5_000;

const parent = process.ppid;
const start = Number(process.env.THROUGHLINE_PARENT_PID ?? parent);

const check = setInterval(() => {
  if (process.ppid === parent && isAlive(start)) return;
  clearInterval(check);
  endWatcher();
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
}, CHECK_EVERY_MS);
check.unref();

/** Under `node --watch` our parent is the watcher, which does not load this file. */
function endWatcher() {
  const isWatched = process.env.WATCH_REPORT_DEPENDENCIES !== undefined;
  if (isWatched && process.ppid === parent) process.kill(parent, "SIGTERM");
}
