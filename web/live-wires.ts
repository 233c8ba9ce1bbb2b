import type { Wire, WireEvents } from "./live-line.ts";
import type { FormattedExecutionResult } from "./live-message.ts";

const KEEP_ALIVE_MS = 10_000;
const PONG_PATIENCE_MS = 5_000;
/** Going from page to page keeps the connection. */
const IDLE_MS = 5_000;

/** Opens subscriptions over one WebSocket to the page's own origin. Half-open connections are noticed within 15 s. */
export async function openWebSocketWire({
  connected,
  lost,
}: WireEvents): Promise<Wire> {
  const { createClient } = await import("graphql-ws");
  let missingPong: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: `${location.origin.replace(/^http/, "ws")}/graphql`,
    lazy: true,
    lazyCloseTimeout: IDLE_MS,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: waitToRetry,
    on: {
      connected,
      closed: () => {
        clearTimeout(missingPong);
        lost();
      },
      ping: (received) => {
        if (!received)
          missingPong = setTimeout(() => client.terminate(), PONG_PATIENCE_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(missingPong);
      },
    },
  });
  return {
    subscribe: (payload, sink) =>
      client.subscribe(payload, {
        ...sink,
        next: (result) => sink.next(result as FormattedExecutionResult),
      }),
    dispose: () => void client.dispose(),
  };
}

/** Opens subscriptions as streams of server-sent events, where WebSockets do not pass. Browsers allow six of them per site. */
export async function openSseWire({
  connected,
  lost,
}: WireEvents): Promise<Wire> {
  const { createClient } = await import("graphql-sse");
  const client = createClient({
    url: "/graphql",
    retryAttempts: Infinity,
    retry: waitToRetry,
    on: { connected, connecting: (isRetry) => isRetry && lost() },
  });
  return {
    subscribe: (payload, sink) =>
      client.subscribe(payload, {
        ...sink,
        next: (result) => sink.next(result as FormattedExecutionResult),
      }),
    dispose: () => client.dispose(),
  };
}

/** Waits 0.4 to 0.6 s before the first attempt, then twice as long each time up to about 8 s; less if the device comes back online. */
export function waitToRetry(attempt: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const jitter = 0.8 + Math.random() * 0.4;
  const delay = Math.min(500 * 2 ** attempt, 8_000) * jitter;
  const end = () => {
    clearTimeout(timer);
    removeEventListener("online", end);
    resolve();
  };
  const timer = setTimeout(end, delay);
  addEventListener("online", end);
  return promise;
}
