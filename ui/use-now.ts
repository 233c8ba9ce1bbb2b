import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;

/** The browser's clock in epoch milliseconds, renewed every 30 s by one timer for the whole page; null until hydrated. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, readClock, () => null);
}

let reading: number | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function readClock(): number {
  reading ??= Date.now();
  return reading;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    reading = undefined;
  };
}

function tick(): void {
  reading = Date.now();
  for (const listener of listeners) listener();
}
