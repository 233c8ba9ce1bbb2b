import { describe, expect, test } from "vitest";
import {
  bucketOf,
  boundsOf,
  lastBucket,
  quantileOf,
  samplesIn,
} from "./duration.rules.ts";
import { randomFrom } from "./pace.rules.ts";

const day = 86_400;

test("less than a minute, and nonsense, is the first bucket; years are the last", () => {
  expect(bucketOf(-5)).toBe(0);
  expect(bucketOf(59)).toBe(0);
  expect(bucketOf(60)).toBe(1);
  expect(bucketOf(5000 * day)).toBe(lastBucket);
});

test("the last bucket begins after a year", () => {
  expect(boundsOf(lastBucket).fromSeconds).toBeGreaterThan(365 * day);
});

test("every duration lies within the bounds of its bucket", () => {
  const random = randomFrom(1);
  for (let count = 0; count < 1000; count += 1) {
    const seconds = Math.floor(random() ** 6 * 365 * day);
    const { fromSeconds, toSeconds } = boundsOf(bucketOf(seconds));
    expect(seconds).toBeGreaterThanOrEqual(fromSeconds * (1 - 1e-9));
    expect(seconds).toBeLessThan(toSeconds * (1 + 1e-9));
  }
});

describe("a quantile", () => {
  const histogram = new Map([
    [bucketOf(day), 1],
    [bucketOf(2 * day), 2],
    [bucketOf(9 * day), 1],
  ]);

  test("of nothing is nothing", () => {
    expect(quantileOf(new Map(), 0.5)).toBeNull();
    expect(quantileOf(new Map([[3, 0]]), 0.5)).toBeNull();
  });
  test("is off by less than a bucket", () => {
    const median = quantileOf(histogram, 0.5) ?? 0;
    expect(median / (2 * day)).toBeGreaterThan(1 / 1.15);
    expect(median / (2 * day)).toBeLessThan(1.15);
  });
  test("of all is the longest one's bucket", () => {
    expect(bucketOf((quantileOf(histogram, 1) ?? 0) - 1)).toBe(
      bucketOf(9 * day),
    );
  });
  test("never falls as the share grows", () => {
    const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
    const values = shares.map((share) => quantileOf(histogram, share) ?? -1);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
  test("counts what was observed", () => {
    expect(samplesIn(histogram)).toBe(4);
  });
});
