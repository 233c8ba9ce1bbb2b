import { expect, test } from "vitest";
import { bucketOf } from "./duration.rules.ts";
import { estimateCompletion, type RemainingStep } from "./estimate.rules.ts";

const now = new Date("2026-11-21T12:00:00Z");
const day = 86_400;
const after = (time: Date | undefined) =>
  time ? (time.getTime() - now.getTime()) / 1000 / day : Number.NaN;

const step = (overrides: Partial<RemainingStep> = {}): RemainingStep => ({
  durations: new Map([
    [bucketOf(2 * day), 100],
    [bucketOf(6 * day), 100],
  ]),
  expectedDays: 4,
  elapsedSeconds: null,
  ...overrides,
});

test("nothing remains, or nobody has ever done it: no estimate", () => {
  expect(estimateCompletion([], now)).toBeNull();
  expect(estimateCompletion([step({ durations: new Map() })], now)).toBeNull();
});

test("the range grows with the steps that remain, and is in order", () => {
  const one = estimateCompletion([step()], now);
  const three = estimateCompletion([step(), step(), step()], now);
  expect(after(one?.earliest)).toBeLessThan(after(one?.likely));
  expect(after(one?.likely)).toBeLessThan(after(one?.latest));
  expect(after(three?.likely)).toBeGreaterThan(2 * after(one?.likely));
});

test("whoever has taken longer than the quick ones is taken for a slow one", () => {
  const estimate = estimateCompletion([step({ elapsedSeconds: 4 * day })], now);
  expect(after(estimate?.likely)).toBeGreaterThan(1);
  expect(after(estimate?.likely)).toBeLessThan(3.5);
});

test("whoever takes longer than all others still gets a time to come", () => {
  const estimate = estimateCompletion(
    [step({ elapsedSeconds: 90 * day })],
    now,
  );
  expect(after(estimate?.earliest)).toBeGreaterThan(0);
});

test("it is told how few the estimate is based on", () => {
  const durations = new Map([[bucketOf(day), 3]]);
  expect(estimateCompletion([step(), step({ durations })], now)?.basedOn).toBe(
    3,
  );
});
