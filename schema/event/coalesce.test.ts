import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { coalesce } from "./coalesce.ts";

async function* bursts(...sizes: number[]) {
  let count = 0;
  for (const size of sizes) {
    for (let index = 0; index < size; index += 1) yield (count += 1);
    await sleep(100);
  }
}

async function collect(source: AsyncIterable<number>) {
  const seen: number[] = [];
  for await (const item of source) seen.push(item);
  return seen;
}

test("of a burst the first and the last are passed on", async () => {
  expect(await collect(coalesce(bursts(5, 3), 30))).toEqual([1, 5, 6, 8]);
});

test("a single thing is passed on once", async () => {
  expect(await collect(coalesce(bursts(1, 1), 30))).toEqual([1, 2]);
});

test("stopping does not wait for the source's next thing", async () => {
  let stopped = false;
  const { promise, resolve } = Promise.withResolvers<IteratorResult<number>>();
  const silent: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () => promise,
      return: () => {
        stopped = true;
        resolve({ done: true, value: undefined });
        return promise;
      },
    }),
  };
  const coalesced = coalesce(silent, 30);
  const waiting = coalesced.next();
  await coalesced.return?.();
  expect(stopped).toBe(true);
  expect(await waiting).toMatchObject({ done: true });
});
