import { Redis } from "ioredis";
import pg from "pg";

const channel = "throughline";
const quietMs = 10;
const reconnectMs = 1000;

/** Wakes the readers of the event log in every process. A hint may be lost or repeated; it carries nothing. */
export interface Hints {
  /** Asks for a hint; however often it is asked, at most one goes out every 10 ms. */
  announce: () => void;
  /** Calls `wake` at each hint from any process, until the hints are closed. */
  listen: (wake: () => void) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Hints by PostgreSQL on a connection of their own (a NOTIFY inside the writing transaction would make commits queue up
 * behind each other), or by Redis where its URL is given.
 */
export function openHints(
  { databaseUrl, redisUrl }: { databaseUrl: string; redisUrl?: string },
  onError: (error: Error) => void,
): Hints {
  const carrier = redisUrl
    ? redisCarrier(redisUrl, onError)
    : postgresCarrier(databaseUrl, onError);
  let timer: NodeJS.Timeout | undefined;
  return {
    announce() {
      timer ??= setTimeout(() => {
        timer = undefined;
        carrier.send().catch(onError);
      }, quietMs);
    },
    listen: (wake) => carrier.listen(wake),
    async close() {
      clearTimeout(timer);
      await carrier.close();
    },
  };
}

interface Carrier {
  send: () => Promise<unknown>;
  listen: (wake: () => void) => Promise<void>;
  close: () => Promise<void>;
}

function postgresCarrier(
  connectionString: string,
  onError: (error: Error) => void,
): Carrier {
  const sender = new pg.Pool({ connectionString, max: 1 });
  sender.on("error", onError);
  let listener: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let closed = false;

  async function listen(wake: () => void): Promise<void> {
    const client = new pg.Client({ connectionString, keepAlive: true });
    listener = client;
    client.on("notification", wake);
    client.on("error", onError);
    client.on("end", () => {
      listenLater(wake);
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    wake();
  }
  /** A lost connection says so in more than one way; it is opened again once. */
  function listenLater(wake: () => void) {
    if (closed) return;
    again ??= setTimeout(() => {
      again = undefined;
      listen(wake).catch((error: Error) => {
        onError(error);
        listenLater(wake);
      });
    }, reconnectMs);
  }
  return {
    send: () => sender.query(`SELECT pg_notify('${channel}', '')`),
    listen,
    async close() {
      closed = true;
      clearTimeout(again);
      await Promise.all([sender.end(), listener?.end()]);
    },
  };
}

function redisCarrier(url: string, onError: (error: Error) => void): Carrier {
  const sender = new Redis(url, { lazyConnect: true });
  const listener = new Redis(url, { lazyConnect: true });
  for (const client of [sender, listener]) client.on("error", onError);
  return {
    send: () => sender.publish(channel, ""),
    async listen(wake) {
      listener.on("message", wake);
      listener.on("ready", wake);
      await listener.subscribe(channel);
    },
    async close() {
      sender.disconnect();
      listener.disconnect();
    },
  };
}
