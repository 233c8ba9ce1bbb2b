import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { bucketOf } from "./duration.rules.ts";
import { forecastCompletions, type ForecastStep } from "./forecast.rules.ts";
import { randomFrom } from "./pace.rules.ts";

const now = new Date("2026-11-21T12:00:00Z");
const day = 86_400;
const days = (time: Date | undefined) =>
  time ? (time.getTime() - now.getTime()) / 1000 / day : Number.NaN;

const step = (overrides: Partial<ForecastStep> = {}): ForecastStep => ({
  courseStepId: "step",
  durations: new Map([
    [bucketOf(3 * day), 200],
    [bucketOf(5 * day), 200],
  ]),
  expectedDays: 4,
  waiting: 0,
  inProgress: 0,
  speed: 1,
  capacity: null,
  ...overrides,
});

const forecast = (
  steps: ForecastStep[],
  changed: ForecastStep[] = steps,
  completed = 0,
) =>
  forecastCompletions({ steps, completed }, changed, () => randomFrom(1), now);

const crowd = [step({ waiting: 60 }), step({ waiting: 20 })];

describe("a forecast", () => {
  test("of nobody is empty", () => {
    const { students, baseline } = forecast([step()]);
    expect(students).toBe(0);
    expect(baseline).toEqual({ points: [], halfDoneAt: null, allDoneAt: null });
  });
  test("of the same steps twice is the same twice", () => {
    const { baseline, changed } = forecast(crowd);
    expect(changed).toEqual(baseline);
    expect(forecast(crowd)).toEqual(forecast(crowd));
  });
  test("begins with those who are through and ends with everybody", () => {
    const { baseline } = forecast(crowd, crowd, 7);
    expect(baseline.points[0]).toMatchObject({ at: now, low: 7, high: 7 });
    const last = baseline.points.at(-1);
    expect(last?.high).toBe(87);
    expect(last?.middle).toBeGreaterThanOrEqual(86);
  });
  test("never falls, and low is not above high", () => {
    const { points } = forecast(crowd).baseline;
    const middles = points.map(({ middle }) => middle);
    expect(middles).toEqual(middles.toSorted((a, b) => a - b));
    for (const { low, middle, high } of points)
      expect([low, middle, high]).toEqual(
        [low, middle, high].toSorted((a, b) => a - b),
      );
  });
  test("comes near the sum of the usual durations", () => {
    const { halfDoneAt } = forecast([step({ waiting: 200 }), step()]).baseline;
    expect(days(halfDoneAt?.middle)).toBeGreaterThan(7);
    expect(days(halfDoneAt?.middle)).toBeLessThan(9.5);
  });
});

describe("what if", () => {
  test("a step is twice as fast: half the time", () => {
    const one = [step({ waiting: 200 })];
    const { baseline, changed } = forecast(one, [
      step({ waiting: 200, speed: 2 }),
    ]);
    const ratio =
      days(changed.halfDoneAt?.middle) / days(baseline.halfDoneAt?.middle);
    expect(ratio).toBeCloseTo(0.5, 1);
  });
  test("only ten at a time: the others queue", () => {
    const { changed } = forecast(
      [step({ waiting: 100 })],
      [step({ waiting: 100, capacity: 10 })],
    );
    expect(days(changed.allDoneAt?.middle)).toBeGreaterThan(35);
    expect(days(changed.allDoneAt?.middle)).toBeLessThan(55);
  });
  test("a place for everybody changes nothing", () => {
    const { baseline, changed } = forecast(
      [step({ waiting: 50 })],
      [step({ waiting: 50, capacity: 50 })],
    );
    expect(changed).toEqual(baseline);
  });
  test("a sample of very many queues like all of them", () => {
    const { changed } = forecast(
      [step({ waiting: 10_000 })],
      [step({ waiting: 10_000, capacity: 1000 })],
    );
    expect(days(changed.allDoneAt?.middle)).toBeGreaterThan(35);
    expect(days(changed.allDoneAt?.middle)).toBeLessThan(55);
  });
});

test("few observations make the range wide", () => {
  const width = (durations: ForecastStep["durations"]) => {
    const { halfDoneAt } = forecast([
      step({ waiting: 100, durations }),
    ]).baseline;
    return days(halfDoneAt?.high) - days(halfDoneAt?.low);
  };
  const often = new Map([[bucketOf(4 * day), 1000]]);
  const seldom = new Map([[bucketOf(4 * day), 1]]);
  expect(width(seldom)).toBeGreaterThan(3 * width(often));
  expect(width(new Map())).toBeGreaterThan(3 * width(often));
});

test("ten thousand students in six steps take less than a third of a second", () => {
  const steps = Array.from({ length: 6 }, () =>
    step({ waiting: 800, inProgress: 900 }),
  );
  const limited = steps.map((each) => ({ ...each, capacity: 300 }));
  forecast(steps, limited);
  const start = performance.now();
  forecast(steps, limited);
  // Twice the promise, because the machine that tests may be busy.
  expect(performance.now() - start).toBeLessThan(600);
});
