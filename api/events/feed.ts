import {
  readCursor,
  writeCursor,
  type EventCursor,
} from "@throughline/domain/event/event.cursor";
import {
  endOfLog,
  readAfter,
  type LoggedEvent,
} from "@throughline/domain/event/read";
import type { Database } from "@throughline/prisma";
import { InvalidCursor, type EventFeed } from "@throughline/schema/context";
import { isAhead } from "./is-ahead.ts";
import { openFollower, type Follower } from "./follower.ts";
import { readBetween } from "./read-between.ts";

export interface Feed extends EventFeed {
  /** New events may be there. */
  wake: () => void;
  /** The end of the log as of now, as a cursor, and how many follow it. */
  position: () => Promise<{ cursor: string; followers: number }>;
  /** Ends every follower's stream. */
  close: () => Promise<void>;
}

export interface FeedOptions {
  /** Sees every event. */
  db: Database;
  /** How often to look without being woken, in milliseconds. */
  pollMs?: number;
  onError: (error: unknown) => void;
}

interface Joining {
  follower: Follower;
  place: EventCursor;
}

const pageSize = 1_000;

/**
 * The live end of the event log. One reader for all followers, woken by hints and, as hints may be lost, by a clock. Only
 * cursors count: nothing is lost or told twice, in whichever order transactions commit.
 */
export function openFeed({ db, pollMs = 1_000, onError }: FeedOptions): Feed {
  const followers = new Set<Follower>();
  let joining: Joining[] = [];
  /** Up to where all followers were told; null while nobody follows. */
  let head: EventCursor | null = null;
  let reading: Promise<void> | undefined;
  let isWoken = false;
  let isClosed = false;

  function wake() {
    isWoken = true;
    reading ??= readOn()
      .catch(onError)
      .finally(() => (reading = undefined));
  }

  async function readOn() {
    while (isWoken && !isClosed) {
      isWoken = false;
      // A copy: who asks to join while the head moves has to wait for its next move.
      const newcomers = [...joining];
      if (followers.size + newcomers.length === 0) head = null;
      else await advance(newcomers);
    }
  }

  /** Newcomers asked to join before the head moves here, so the head never lies behind their own place. */
  async function advance(newcomers: Joining[]) {
    head = head ? await tellAfter(head) : await endOfLog(db);
    for (const newcomer of newcomers) {
      const { follower, place } = newcomer;
      const between = { after: place, upTo: head.seen, pageSize };
      const missed = await readBetween(db, between);
      for (const event of missed) follower.offer(event);
      joining = joining.filter((other) => other !== newcomer);
      if (!follower.isEnded) followers.add(follower);
    }
  }

  async function tellAfter(from: EventCursor): Promise<EventCursor> {
    for (let place = from; ;) {
      const { events, next } = await readAfter(db, place, pageSize);
      for (const event of events)
        for (const follower of followers) follower.offer(event);
      for (const follower of followers)
        if (follower.isEnded) followers.delete(follower);
      // Kept page by page: if the next one fails, this one is not told again.
      head = place = next;
      if (events.length < pageSize) return place;
    }
  }

  function leave(follower: Follower) {
    followers.delete(follower);
    joining = joining.filter((newcomer) => newcomer.follower !== follower);
  }

  function join(follower: Follower, place: EventCursor) {
    if (isClosed || follower.isEnded) return follower.end();
    joining.push({ follower, place });
    wake();
  }

  const clock = setInterval(wake, pollMs);
  const streams = new Set<Follower>();

  return {
    wake,
    follow(after, matches) {
      const cursor = after === null ? null : readCursor(after);
      if (after !== null && !cursor) throw invalidCursor();
      const start = cursor ? Promise.resolve(cursor) : endOfLog(db);
      start.catch(() => {});
      const follower = openFollower(matches);
      const takeNext = catchUpThenJoin(db, start, follower, (place) =>
        join(follower, place),
      );
      const take = () => {
        if (isClosed) follower.end();
        if (!follower.isEnded) streams.add(follower);
        return takeNext();
      };
      return eventStream(take, () => {
        follower.end();
        leave(follower);
        streams.delete(follower);
      });
    },
    async position() {
      return {
        cursor: writeCursor(await endOfLog(db)),
        followers: followers.size + joining.length,
      };
    },
    async close() {
      isClosed = true;
      clearInterval(clock);
      for (const follower of streams) follower.end();
      await reading;
    },
  };
}

/**
 * The next event, each time it is called: first from the database, a page at a time as the consumer takes them, then, once
 * all is read, from the shared reader.
 */
function catchUpThenJoin(
  db: Database,
  start: Promise<EventCursor>,
  follower: Follower,
  join: (place: EventCursor) => void,
): () => Promise<LoggedEvent | null> {
  let place: EventCursor | undefined;
  let hasJoined = false;

  async function readPage() {
    const from = (place ??= await start);
    const { events, next } = await readAfter(db, from, pageSize).catch(
      (error: unknown) => {
        throw isRefusedSnapshot(error) ? invalidCursor() : error;
      },
    );
    if (isAhead(from.reading, next.reading)) throw invalidCursor();
    place = next;
    for (const event of events) follower.offer(event);
    if (events.length === pageSize) return;
    hasJoined = true;
    join(place);
  }

  return async () => {
    while (follower.isEmpty && !hasJoined && !follower.isEnded)
      await readPage();
    return follower.take();
  };
}

const invalidCursor = () =>
  new InvalidCursor("The cursor is not one that an event came with.");

/** PostgreSQL's word for a snapshot that looks like one and is none. */
function isRefusedSnapshot(error: unknown) {
  return error instanceof Error && /type pg_snapshot|22P02/.test(error.message);
}

/** Written out, because a generator's `return` would wait for the next event first. */
function eventStream(
  take: () => Promise<LoggedEvent | null>,
  leave: () => void,
): AsyncIterableIterator<LoggedEvent> {
  let last: Promise<unknown> = Promise.resolve();
  const next = async (): Promise<IteratorResult<LoggedEvent>> => {
    try {
      const event = await take();
      if (event) return { done: false, value: event };
    } catch (error) {
      leave();
      throw error;
    }
    leave();
    return { done: true, value: undefined };
  };
  return {
    next() {
      const result = last.then(next);
      last = result.catch(() => {});
      return result;
    },
    return() {
      leave();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
