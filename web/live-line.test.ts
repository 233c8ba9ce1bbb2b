import { expect, test, vi } from "vitest";
import { openLine, type Transport, type WireEvents } from "./live-line.ts";
import { cursorOf, type Payload, type Sink } from "./live-message.ts";

/** A line over wires that do only what the test makes them do. */
function openTestLine() {
  const opened: {
    transport: Transport;
    events: WireEvents;
    disposed: boolean;
  }[] = [];
  const subscribed: { transport: Transport; variables: unknown; sink: Sink }[] =
    [];
  const states: string[] = [];
  const onSignedOut = vi.fn();
  const open = (transport: Transport) => (events: WireEvents) => {
    const wire = { transport, events, disposed: false };
    opened.push(wire);
    return Promise.resolve({
      subscribe: ({ variables }: Payload, sink: Sink) => {
        // As it would be written onto the wire.
        subscribed.push({
          transport,
          variables: JSON.parse(JSON.stringify(variables)) as unknown,
          sink,
        });
        return () => sink.complete();
      },
      dispose: () => void (wire.disposed = true),
    });
  };
  const follow = openLine({
    open: { websocket: open("websocket"), sse: open("sse") },
    report: (state) => states.push(state),
    reportFollowing: () => undefined,
    wait: () => Promise.resolve(),
    onSignedOut,
  });
  return { follow, opened, subscribed, states, onSignedOut };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test("a subscription goes on from the last cursor it has seen", async () => {
  const { follow, subscribed } = openTestLine();
  let cursor: string | null = null;
  const payload = {
    query: "",
    variables: {
      get after() {
        return cursor;
      },
    },
  };
  follow(payload, ({ data }) => (cursor = cursorOf(data) ?? cursor));
  await settle();
  subscribed[0]?.sink.next({ data: { changed: { cursor: "c7" } } });
  subscribed[0]?.sink.complete();
  await settle();
  expect(subscribed.map(({ variables }) => variables)).toEqual([
    { after: null },
    { after: "c7" },
  ]);
});

test("a WebSocket that fails three times without having worked is exchanged for server-sent events", async () => {
  const { follow, opened, subscribed } = openTestLine();
  follow({ query: "", variables: {} }, () => undefined);
  await settle();
  for (let at = 0; at < 3; at += 1) opened[0]?.events.lost();
  await settle();
  expect(opened[0]?.disposed).toBe(true);
  expect(subscribed.map(({ transport }) => transport)).toEqual([
    "websocket",
    "sse",
  ]);
});

test("a WebSocket that has worked is kept, however often it breaks", async () => {
  const { follow, opened, states } = openTestLine();
  follow({ query: "", variables: {} }, () => undefined);
  await settle();
  opened[0]?.events.connected();
  for (let at = 0; at < 5; at += 1) opened[0]?.events.lost();
  opened[0]?.events.connected();
  expect(opened).toHaveLength(1);
  expect(states).toEqual([
    "live",
    ...["reconnecting", "reconnecting", "reconnecting", "reconnecting"],
    "offline",
    "live",
  ]);
});

test("after it was stopped a subscription hears nothing and never comes back", async () => {
  const { follow, subscribed } = openTestLine();
  const onResult = vi.fn();
  const stop = follow({ query: "", variables: {} }, onResult);
  await settle();
  stop();
  subscribed[0]?.sink.next({ data: {} });
  await settle();
  expect(onResult).not.toHaveBeenCalled();
  expect(subscribed).toHaveLength(1);
});

test("an error that says nobody is signed in ends in the reload, not in retries", async () => {
  const { follow, subscribed, onSignedOut } = openTestLine();
  follow({ query: "", variables: {} }, () => undefined);
  await settle();
  subscribed[0]?.sink.error([{ extensions: { code: "UNAUTHENTICATED" } }]);
  await settle();
  expect(onSignedOut).toHaveBeenCalledOnce();
  expect(subscribed).toHaveLength(1);
});
