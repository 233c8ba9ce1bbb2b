const FORCE_AFTER_MS = 2_000;
const PARENT_CHECK_MS = 1_000;

/**
 * Calls back once when somebody wants us to end: Ctrl-C, a polite kill, or the `npm start` above us being killed. Asking again
 * after two seconds ends this process at once; sooner it is the same request, which npm passes on a second time.
 */
export function onStopRequest(stop: () => void): void {
  let askedAt: number | undefined;
  const ask = () => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      stop();
    } else if (Date.now() - askedAt > FORCE_AFTER_MS) {
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, ask);
  if (isBelowAnother()) watchParent(ask);
}

/** Started directly, we may well outlive the shell; below npm or the starter of the right Node, we belong to it. */
function isBelowAnother() {
  const { npm_lifecycle_event, THROUGHLINE_PARENT_PID } = process.env;
  return Boolean(npm_lifecycle_event || THROUGHLINE_PARENT_PID);
}

function watchParent(ask: () => void) {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    ask();
  }, PARENT_CHECK_MS);
  check.unref();
}
