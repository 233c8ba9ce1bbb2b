import type {
  FormattedExecutionResult,
  Payload,
  Sink,
} from "./live-message.ts";

const FAILURES_UNTIL_SWITCH = 3;
const FAILURES_UNTIL_OFFLINE = 5;

export type Transport = "websocket" | "sse";

/** One way to the api's subscriptions; it reconnects by itself for ever. */
export interface Wire {
  subscribe: (payload: Payload, sink: Sink) => () => void;
  dispose: () => void;
}

/** What a wire tells about itself. */
export interface WireEvents {
  connected: () => void;
  /** A connection broke, or an attempt to connect failed. */
  lost: () => void;
}

export interface LineOptions {
  open: Record<Transport, (events: WireEvents) => Promise<Wire>>;
  report: (state: "connecting" | "live" | "reconnecting" | "offline") => void;
  reportFollowing: (isFollowing: boolean) => void;
  /** Resolves when attempt number `n` (from 0) may be made. */
  wait: (n: number) => Promise<void>;
  onSignedOut: () => void;
}

/** Follows one subscription until the returned function is called. */
export type Follow = (
  payload: Payload,
  onResult: (result: FormattedExecutionResult) => void,
) => () => void;

/**
 * The page's one line to the api. Subscriptions outlive every loss: of the connection, of the server, of the wire itself. It starts
 * on the WebSocket; a wire that failed three times in a row without ever having worked is exchanged for the other one.
 */
export function openLine({
  open,
  report,
  reportFollowing,
  wait,
  onSignedOut,
}: LineOptions): Follow {
  let transport: Transport = "websocket";
  let wire: Promise<Wire> | undefined;
  const followed = new Set<{ restart: () => void }>();

  function currentWire(): Promise<Wire> {
    return (wire ??= openWire());
  }

  function openWire() {
    let failures = 0;
    let hasWorked = false;
    const own = open[transport]({
      connected: () => {
        if (wire !== own) return;
        failures = 0;
        hasWorked = true;
        report("live");
      },
      lost: () => {
        if (wire !== own || followed.size === 0) return;
        failures += 1;
        report(failures < FAILURES_UNTIL_OFFLINE ? "reconnecting" : "offline");
        if (!hasWorked && failures >= FAILURES_UNTIL_SWITCH) exchangeWire(own);
      },
    });
    return own;
  }

  function exchangeWire(old: Promise<Wire>) {
    transport = transport === "websocket" ? "sse" : "websocket";
    wire = undefined;
    followed.forEach((follower) => follower.restart());
    void old.then((loser) => loser.dispose());
  }

  return (payload, onResult) => {
    let generation = 0;
    let attempts = 0;
    let stop: (() => void) | undefined;

    async function start() {
      const own = ++generation;
      const isCurrent = () => own === generation;
      const opened = await currentWire();
      if (!isCurrent()) return;
      // A refusal, or a server that ends the stream because it stops: the page still wants it.
      const again = () => {
        if (!isCurrent()) return;
        void wait(attempts++).then(() => {
          if (isCurrent()) void start();
        });
      };
      stop = opened.subscribe(payload, {
        next: (result) => {
          if (!isCurrent()) return;
          if (isSignedOut(result.errors)) return onSignedOut();
          attempts = 0;
          onResult(result);
        },
        error: (error) => {
          if (!isCurrent()) return;
          if (isSignedOut(error)) return onSignedOut();
          again();
        },
        complete: again,
      });
    }

    function leave() {
      generation += 1;
      stop?.();
      stop = undefined;
    }

    const follower = { restart: () => (leave(), void start()) };
    followed.add(follower);
    reportFollowing(true);
    void start();
    return () => {
      leave();
      followed.delete(follower);
      if (followed.size === 0) reportFollowing(false);
    };
  };
}

/** GraphQL errors of a subscription, or the close code 4401 of graphql-ws. */
function isSignedOut(error: unknown): boolean {
  if (Array.isArray(error)) return error.some(isSignedOut);
  const { code, extensions } = (error ?? {}) as {
    code?: unknown;
    extensions?: { code?: unknown };
  };
  return code === 4401 || extensions?.code === "UNAUTHENTICATED";
}
