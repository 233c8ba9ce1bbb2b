import type { LoggedEvent } from "@throughline/domain/event/read";
import { InvalidCursor, type Context } from "../context.ts";
import { badInput } from "../error/bad-input.ts";

/** Follows the event log for a subscription. A cursor that is not ours is BAD_USER_INPUT. */
export async function* followEvents(
  { feed }: Context,
  after: string | null | undefined,
  matches: (event: LoggedEvent) => boolean,
): AsyncGenerator<LoggedEvent> {
  try {
    yield* feed.follow(after ?? null, matches);
  } catch (error) {
    if (error instanceof InvalidCursor)
      throw badInput(
        "after",
        "This is not a cursor of this API. Leave it out to start from now.",
      );
    throw error;
  }
}

/**
 * Gathers a burst: the first thing is passed on at once, what comes within `quietMs` after it as one, the last. Ends with
 * its source.
 */
export async function* coalesce<Item>(
  source: AsyncIterable<Item>,
  quietMs: number,
): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  let upcoming = iterator.next();
  try {
    for (;;) {
      const first = await upcoming;
      if (first.done) return;
      let latest = first.value;
      yield latest;
      upcoming = iterator.next();
      let gathered = false;
      const until = Date.now() + quietMs;
      for (;;) {
        const next = await soonerThan(upcoming, until - Date.now());
        if (next === "quiet") break;
        if (next.done) {
          if (gathered) yield latest;
          return;
        }
        latest = next.value;
        gathered = true;
        upcoming = iterator.next();
      }
      if (gathered) yield latest;
    }
  } finally {
    await iterator.return?.();
  }
}

async function soonerThan<Value>(
  value: Promise<Value>,
  ms: number,
): Promise<Value | "quiet"> {
  if (ms <= 0) return "quiet";
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<"quiet">((resolve) => {
    timer = setTimeout(() => {
      resolve("quiet");
    }, ms);
  });
  try {
    return await Promise.race([value, quiet]);
  } finally {
    clearTimeout(timer);
  }
}
