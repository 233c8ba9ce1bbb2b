import { useSyncExternalStore } from "react";

export type ConnectionState =
  "connecting" | "live" | "reconnecting" | "offline";

/** Whether this page hears of changes. */
export interface Connection {
  state: ConnectionState;
  /** ISO time since when `state` holds; for `offline`, since when the connection has been lost. */
  since: string | undefined;
  /** False on a page that follows nothing: there is nothing to indicate. */
  isFollowing: boolean;
}

const initial: Connection = {
  state: "connecting",
  since: undefined,
  isFollowing: false,
};
let current = initial;
const listeners = new Set<() => void>();

/** The page's connection, as it changes. On the server and before hydration: connecting, following nothing. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => initial,
  );
}

/** Records what became of the connection. A loss keeps its first moment while it goes on. */
export function reportState(state: ConnectionState, now: Date): void {
  if (state === current.state) return;
  const goesOn = current.state === "reconnecting" && state === "offline";
  change({ state, since: goesOn ? current.since : now.toISOString() });
}

/** Records whether anything on the page follows live data. */
export function reportFollowing(isFollowing: boolean): void {
  if (isFollowing !== current.isFollowing) change({ isFollowing });
}

function change(part: Partial<Connection>) {
  current = { ...current, ...part };
  listeners.forEach((listener) => listener());
}
