/**
 * Gathers bursts: the first thing is passed on at once, and of what comes within `quietMs` after it the last. Ends with its
 * source, and stops it as soon as nobody wants more.
 */
export function coalesce<Item>(
  source: AsyncIterable<Item>,
  quietMs: number,
): AsyncIterableIterator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  const gathered = gather(iterator, quietMs);
  return {
    next: () => gathered.next(),
    // A generator cannot be stopped while it waits, so what it waits for is stopped first.
    async return() {
      await iterator.return?.();
      return gathered.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* gather<Item>(
  iterator: AsyncIterator<Item>,
  quietMs: number,
): AsyncGenerator<Item, undefined> {
  let upcoming = iterator.next();
  for (;;) {
    const first = await upcoming;
    if (first.done) return;
    yield first.value;

    upcoming = iterator.next();
    const late: Item[] = [];
    const until = Date.now() + quietMs;
    for (;;) {
      const next = await soonerThan(upcoming, until - Date.now());
      if (next === "quiet" || next.done) break;
      late.push(next.value);
      upcoming = iterator.next();
    }
    yield* late.slice(-1);
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
