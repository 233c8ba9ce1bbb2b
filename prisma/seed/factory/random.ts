/** Gives a number from 0 up to, not including, 1. */
export type Random = () => number;

/** The same seed always gives the same numbers (mulberry32); for stories and tests, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number from `least` up to, not including, `most`. */
export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

/** A whole number from `least` to `most`, both included. */
export const wholeBetween = (
  random: Random,
  least: number,
  most: number,
): number => Math.floor(between(random, least, most + 1));

/** One of the items. Throws a RangeError where there is none. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** Random bytes, as `makeSerial` asks for them. */
export const bytesFrom = (random: Random) => (size: number) =>
  Uint8Array.from({ length: size }, () => Math.floor(random() * 256));

/** A short word that hardly comes twice, for slugs, codes and addresses. */
export const uniqueWord = (random: Random): string =>
  Array.from({ length: 10 }, () => Math.floor(random() * 36).toString(36)).join(
    "",
  );
