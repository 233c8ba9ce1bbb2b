import type { LoggedEvent } from "@throughline/domain/event/read";
import { openDatabase, type Database } from "@throughline/prisma";
import { viewedBy } from "@throughline/prisma/viewer";
import { InvalidCursor } from "@throughline/schema/context";
import pg from "pg";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import {
  freshDatabase,
  type FreshDatabase,
} from "../../test/support/database.ts";
import { openFeed, type Feed } from "./feed.ts";

let urls: FreshDatabase;
let api: Database;
let system: Database;
let feed: Feed;
let failures: unknown[];

beforeAll(async () => {
  urls = await freshDatabase();
  api = openDatabase(urls.api, { max: 4 });
  system = viewedBy(api, { role: "SYSTEM", personId: null });
});
afterAll(async () => {
  await api.$disconnect();
  await urls.close();
});
beforeEach(() => {
  failures = [];
  feed = openFeed({ db: system, pollMs: 20, onError: fail });
});
afterEach(async () => {
  await feed.close();
  expect(failures).toEqual([]);
});

describe("following", () => {
  test("tells what happens from now on, in order, and nothing from before", async () => {
    await record("before");
    const stream = follow(null);
    const events = take(stream, 2);
    await joined(1);
    await record("one");
    await record("two");
    expect(namesOf(await events)).toEqual(["one", "two"]);
  });

  test("tells only what matches", async () => {
    const stream = follow(null, (event) => event.type === "wanted");
    const events = take(stream, 1);
    await joined(1);
    await record("other");
    await record("wanted");
    expect(namesOf(await events)).toEqual(["wanted"]);
  });

  test("transactions that overlap and commit out of order lose nothing and repeat nothing", async () => {
    const [early, late] = [await connect(), await connect()];
    const start = await end();
    const live = collect(follow(null));
    await joined(1);
    await early.query("BEGIN");
    await late.query("BEGIN");
    await insert(early, "early");
    await insert(late, "late");
    await late.query("COMMIT");
    await eventually(() => namesOf(live.events)).toEqual(["late"]);
    const resumedBetween = collect(follow(live.events[0]?.cursor ?? ""));
    const resumedBefore = collect(follow(start));
    await eventually(() => namesOf(resumedBefore.events)).toEqual(["late"]);
    await early.query("COMMIT");
    await record("after");
    await eventually(() => namesOf(live.events)).toEqual([
      "late",
      "early",
      "after",
    ]);
    await eventually(() => namesOf(resumedBetween.events)).toEqual([
      "early",
      "after",
    ]);
    await eventually(() => namesOf(resumedBefore.events)).toEqual([
      "late",
      "early",
      "after",
    ]);
    await Promise.all([early.end(), late.end()]);
  });

  test("followers that come and go under load get each event once", async () => {
    const start = await end();
    const clients = await Promise.all([connect(), connect(), connect()]);
    const writing = Promise.all(
      clients.map(async (client, writer) => {
        for (let i = 0; i < 60; i++) {
          await client.query("BEGIN");
          await insert(client, `w${writer}-${i}`);
          await client.query(`SELECT pg_sleep(${(i % 3) / 500})`);
          await client.query("COMMIT");
        }
        await client.end();
      }),
    );
    const all = collect(follow(start));
    const hopping: string[] = [];
    let cursor = start;
    while (hopping.length < 180) {
      const stream = follow(cursor);
      for (const event of await take(
        stream,
        Math.min(7, 180 - hopping.length),
      )) {
        hopping.push(event.type);
        cursor = event.cursor;
      }
      await stream.return?.();
    }
    await writing;
    await eventually(() => all.events.length).toBe(180);
    expect(new Set(hopping).size).toBe(180);
    expect(new Set(namesOf(all.events)).size).toBe(180);
  });

  test("what commits between catching up and joining is told once", async () => {
    let reads = 0;
    // The third reading ends the catching up, the fourth is where the shared reader begins.
    const interrupted = new Proxy(system, {
      get(target, name: keyof Database): unknown {
        if (name !== "$queryRaw") return Reflect.get(target, name);
        return async (...query: Parameters<Database["$queryRaw"]>) => {
          if (++reads === 4) await record("between");
          return target.$queryRaw(...query);
        };
      },
    });
    const own = openFeed({ db: interrupted, pollMs: 20, onError: fail });
    const live = collect(own.follow(null, () => true)[Symbol.asyncIterator]());
    await eventually(() => namesOf(live.events)).toEqual(["between"]);
    await record("later");
    await eventually(() => namesOf(live.events)).toEqual(["between", "later"]);
    await own.close();
  });

  test("more than a page is caught up with", async () => {
    const start = await end();
    const client = await connect();
    await client.query(
      `INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorName")
       SELECT 'many', now(), 'SYSTEM', 'test' FROM generate_series(1, 2500)`,
    );
    await client.end();
    const events = await take(follow(start), 2500);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2500);
  });
});

describe("ends", () => {
  test("returning ends a waiting consumer at once and leaves the feed", async () => {
    const stream = follow(null);
    const waiting = stream.next();
    await joined(1);
    await stream.return?.();
    expect(await waiting).toMatchObject({ done: true });
    expect((await feed.position()).followers).toBe(0);
  });

  test("closing the feed ends every stream", async () => {
    const waiting = follow(null).next();
    await joined(1);
    await feed.close();
    expect(await waiting).toMatchObject({ done: true });
  });

  test("a consumer that does not keep up is dropped, and comes back by its cursor", async () => {
    const stream = follow(null);
    const first = stream.next();
    await joined(1);
    const client = await connect();
    const many = (count: number) =>
      client.query(
        `INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorName")
         SELECT 'many', now(), 'SYSTEM', 'test' FROM generate_series(1, ${count})`,
      );
    await many(10_100);
    const seen = [(await first).value as LoggedEvent];
    await joined(0);
    const takeAll = async () => {
      for (;;) seen.push((await stream.next()).value as LoggedEvent);
    };
    await expect(takeAll()).rejects.toThrow(
      "Reconnect after your last cursor.",
    );
    expect(seen.length).toBeLessThan(10_100);
    const rest = await take(
      follow(seen.at(-1)?.cursor ?? ""),
      10_100 - seen.length,
    );
    expect(new Set([...seen, ...rest].map(({ id }) => id)).size).toBe(10_100);
    await client.end();
  });

  test.each([
    ["another word", "hello"],
    ["a snapshot that is none", word("9:3:", "9:3:")],
    [
      "a place in another database's future",
      word("5:99999999:", "5:99999999:"),
    ],
  ])("%s is refused as a cursor", async (_what, cursor) => {
    await expect((async () => follow(cursor).next())()).rejects.toBeInstanceOf(
      InvalidCursor,
    );
  });
});

const fail = (error: unknown) => failures.push(error);

function follow(
  after: string | null,
  matches: (event: LoggedEvent) => boolean = () => true,
) {
  return feed.follow(after, matches)[Symbol.asyncIterator]();
}

async function take(stream: AsyncIterator<LoggedEvent>, count: number) {
  const events: LoggedEvent[] = [];
  while (events.length < count) {
    const { value } = (await stream.next()) as { value: LoggedEvent };
    events.push(value);
  }
  return events;
}

function collect(stream: AsyncIterator<LoggedEvent>) {
  const events: LoggedEvent[] = [];
  void (async () => {
    for (let next = await stream.next(); !next.done; next = await stream.next())
      events.push(next.value);
  })();
  return { events };
}

const namesOf = (events: LoggedEvent[]) => events.map(({ type }) => type);
const end = async () => (await feed.position()).cursor;
const joined = (count: number) =>
  eventually(async () => (await feed.position()).followers).toBe(count);

async function record(type: string) {
  const client = await connect();
  await insert(client, type);
  await client.end();
}

async function connect() {
  const client = new pg.Client({ connectionString: urls.owner });
  await client.connect();
  return client;
}

const insert = (client: pg.Client, type: string) =>
  client.query(
    `INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorName") VALUES ($1, now(), 'SYSTEM', 'test')`,
    [type],
  );

function word(seen: string, reading: string) {
  return Buffer.from(`${seen}|${reading}|0`).toString("base64url");
}

/** A loaded machine takes its time. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}
