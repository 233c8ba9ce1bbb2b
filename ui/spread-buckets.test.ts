import { expect, test } from "vitest";
import { spreadBuckets } from "./spread-buckets.ts";

const bucket = (fromSeconds: number, toSeconds: number, count: number) => ({
  fromSeconds,
  toSeconds,
  count,
});

test("a wide bucket is spread evenly over the bars that it covers", () => {
  const { end, bars } = spreadBuckets([bucket(0, 10, 4), bucket(10, 40, 6)], 4);
  expect(end).toBe(40);
  expect(bars).toEqual([4, 2, 2, 2]);
});

test("narrow buckets are added up in the bar that covers them", () => {
  const buckets = [bucket(0, 1, 1), bucket(1, 2, 2), bucket(2, 8, 3)];
  expect(spreadBuckets(buckets, 1).bars).toEqual([6]);
});

test("a single straggler does not squeeze the rest", () => {
  const { end, longer } = spreadBuckets(
    [bucket(0, 10, 99), bucket(10, 1_000, 1)],
    10,
  );
  expect(end).toBe(10);
  expect(longer).toBe(1);
});

test("nobody makes empty bars", () => {
  expect(spreadBuckets([], 3)).toEqual({ end: 1, bars: [0, 0, 0], longer: 0 });
});
