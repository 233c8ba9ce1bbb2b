/** The part of a clock that coalescing needs. */
export interface Timers {
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

/** Runs something for many events, but seldom. */
export interface Coalesced {
  /** Something happened. */
  hit: () => void;
  /** What ran has ended; events that came meanwhile are run for now. */
  ready: () => void;
  stop: () => void;
}

/**
 * Runs at once for the first event, then at most every `everyMs`, and always once after the last one. While `run` answers
 * false (it cannot now), the events wait for `ready`.
 */
export function coalesce(
  run: () => boolean,
  everyMs: number,
  timers: Timers,
): Coalesced {
  let lastRun = -Infinity;
  let isWaiting = false;
  let cancel: (() => void) | undefined;

  function hit() {
    if (cancel) return;
    cancel = timers.after(Math.max(0, lastRun + everyMs - timers.now()), () => {
      cancel = undefined;
      isWaiting = !run();
      if (!isWaiting) lastRun = timers.now();
    });
  }

  return {
    hit,
    ready: () => {
      if (isWaiting) hit();
    },
    stop: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}
