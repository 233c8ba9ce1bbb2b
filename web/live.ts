import { print } from "@0no-co/graphql.web";
import { useNavigation, useRevalidator } from "@remix-run/react";
import type { TadaDocumentNode } from "gql.tada";
import { useEffect, useRef } from "react";
import { coalesce, type Coalesced, type Timers } from "./coalesce.ts";
import { reportFollowing, reportState } from "./connection.ts";
import { openLine, type Follow } from "./live-line.ts";
import { cursorOf } from "./live-message.ts";
import { openSseWire, openWebSocketWire, waitToRetry } from "./live-wires.ts";

export { useConnection, type Connection } from "./connection.ts";

const REVALIDATE_EVERY_MS = 250;
const RELOAD_EVERY_MS = 30_000;

export interface LiveOptions<Result> {
  onData: (result: Result) => void;
  /** The cursor up to which the page already knows everything, from its loader. */
  after?: string | null;
}

/**
 * Follows a subscription while the component is shown; `null` variables follow nothing. The subscription should take `after` and
 * select `cursor`: after a loss it goes on from the last one seen, so that nothing was missed. Hidden tabs go on too.
 */
export function useLive<Result, Variables extends Record<string, unknown>>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Omit<Variables, "after"> | null,
  options: LiveOptions<Result>,
): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const key = variables && JSON.stringify(variables);
  useEffect(() => {
    if (key === null) return;
    let cursor = latest.current.after ?? null;
    const payload = {
      query: print(document),
      variables: {
        ...(JSON.parse(key) as Record<string, unknown>),
        get after() {
          return cursor;
        },
      },
    };
    return follow(payload, ({ data }) => {
      cursor = cursorOf(data) ?? cursor;
      if (data) latest.current.onData(data as Result);
    });
  }, [document, key]);
}

/**
 * Loads the page's data anew when the subscription says that something changed: at once, then at most every 250 ms, and always after the
 * last event. It never interrupts a navigation or a running load.
 */
export function useRevalidateOnLive<
  Result,
  Variables extends Record<string, unknown>,
>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Omit<Variables, "after"> | null,
  { after }: { after?: string | null } = {},
): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const isIdle = state === "idle" && navigation.state === "idle";
  const page = useRef({ isIdle, revalidate });
  const changes = useRef<Coalesced>();
  useEffect(() => {
    const started = coalesce(
      () => loadAnew(page.current),
      REVALIDATE_EVERY_MS,
      browserTimers,
    );
    changes.current = started;
    return started.stop;
  }, []);
  useEffect(() => {
    page.current = { isIdle, revalidate };
    if (isIdle) changes.current?.ready();
  }, [isIdle, revalidate]);
  useLive(document, variables, {
    onData: () => changes.current?.hit(),
    after,
  });
}

function loadAnew(page: { isIdle: boolean; revalidate: () => void }) {
  if (page.isIdle) page.revalidate();
  return page.isIdle;
}

const browserTimers: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

let line: Follow | undefined;

const follow: Follow = (payload, onResult) => {
  line ??= openLine({
    open: { websocket: openWebSocketWire, sse: openSseWire },
    report: (state) =>
      reportState(
        state === "reconnecting" && !navigator.onLine ? "offline" : state,
        new Date(),
      ),
    reportFollowing,
    wait: waitToRetry,
    onSignedOut: reload,
  });
  return line(payload, onResult);
};

/** The loader then leads to the sign-in page. Seldom enough that a page which may be seen signed out does not reload for ever. */
function reload() {
  const last = Number(sessionStorage.getItem("reloaded-at") ?? 0);
  if (Date.now() - last < RELOAD_EVERY_MS) return;
  sessionStorage.setItem("reloaded-at", String(Date.now()));
  location.reload();
}
