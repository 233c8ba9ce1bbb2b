import { expect, test } from "vitest";
import { bucketOf } from "./duration.rules.ts";
import { trendOf } from "./scorecard.rules.ts";

const days = (count: number, samples: number) =>
  new Map([[bucketOf(count * 86_400), samples]]);

test.each([
  ["FASTER", [days(9, 4), days(9, 4), days(5, 4), days(4, 4)]],
  ["SLOWER", [days(3, 8), days(6, 8)]],
  ["STEADY", [days(5, 8), days(5, 8)]],
  ["UNKNOWN", [days(5, 40), days(9, 4)]],
  ["UNKNOWN", []],
  ["UNKNOWN", [days(5, 40)]],
] as const)("the trend is %s", (trend, months) => {
  expect(trendOf(months)).toBe(trend);
});
